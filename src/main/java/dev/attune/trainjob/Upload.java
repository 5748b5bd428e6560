package dev.attune.trainjob;

import java.util.List;

/**
 * The files of a job, as the command {@code train} takes them: each entry is a file's
 * name, or two names with a comma between them that are aligned by line.
 *
 * @param corpora to train on
 * @param dev for validation; empty to split pairs off
 * @param test for the scores; empty to split pairs off
 */
record Upload(List<String> corpora, List<String> dev, List<String> test) {

	Upload {
		corpora = List.copyOf(corpora);
		dev = List.copyOf(dev);
		test = List.copyOf(test);
	}

}
