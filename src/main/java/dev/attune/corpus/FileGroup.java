package dev.attune.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.attune.corpus.Languages.Ranks;

/**
 * Files that are read as one: a file of its own, or two whose names differ in their
 * language alone, such as {@code news.en} and {@code news.de.gz}, which are aligned by
 * line.
 *
 * @param source index of the file, or of that with the sources
 * @param target index of the file with the targets; -1 if the file stands alone
 */
record FileGroup(int source, int target) {

	private static final int ALONE = -1;

	boolean isAligned() {
		return this.target != ALONE;
	}

	/**
	 * Group files by their names.
	 */
	static List<FileGroup> of(List<String> names, Languages languages) {
		Map<String, FileGroup> aligned = new HashMap<>();
		for (int i = 0; i < names.size(); i++) {
			Ranks ranks = Objects.requireNonNullElse(languages.named(language(names.get(i))), Ranks.NONE);
			FileGroup before = aligned.getOrDefault(stem(names.get(i)), new FileGroup(ALONE, ALONE));
			if (ranks.source() > 0 && ranks.source() >= ranks.target() && before.source == ALONE) {
				aligned.put(stem(names.get(i)), new FileGroup(i, before.target));
			}
			else if (ranks.target() > 0 && before.target == ALONE) {
				aligned.put(stem(names.get(i)), new FileGroup(before.source, i));
			}
		}
		aligned.values().removeIf((group) -> group.source == ALONE || group.target == ALONE);
		List<FileGroup> groups = new ArrayList<>();
		for (int i = 0; i < names.size(); i++) {
			FileGroup group = aligned.get(stem(names.get(i)));
			if (group == null) {
				groups.add(new FileGroup(i, ALONE));
			}
			else if (group.source == i) {
				groups.add(group);
			}
			else if (group.target != i && !isCompanion(names.get(i))) {
				groups.add(new FileGroup(i, ALONE));
			}
		}
		return groups;
	}

	/** Aligned texts come with tables of where each line is from. */
	private static boolean isCompanion(String name) {
		return name.matches("(?i).*\\.(xml|ids|scores)");
	}

	private static String language(String name) {
		String plain = plain(name);
		return plain.substring(cut(plain) + 1);
	}

	private static String stem(String name) {
		String plain = plain(name);
		return plain.substring(0, cut(plain) + 1);
	}

	private static int cut(String plain) {
		return Math.max(plain.lastIndexOf('.'), plain.lastIndexOf('/'));
	}

	private static String plain(String name) {
		return name.toLowerCase(Locale.ROOT).replaceFirst("(\\.txt)?(\\.gz)?$", "");
	}

}
