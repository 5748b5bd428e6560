package dev.attune.translation;

import java.util.List;

/**
 * Which files can be translated, for pages that ask. Whoever translates files tells.
 *
 * @param endings endings of their names, each with its dot
 */
public record FileEndings(List<String> endings) {

	public FileEndings {
		endings = List.copyOf(endings);
	}

}
