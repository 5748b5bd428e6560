package dev.attune.catalog;

import dev.attune.seq2seq.ModelConfig;
import dev.attune.seq2seq.TranslationModel;
import java.util.List;

/**
 * The files of a version, by name.
 */
final class VersionFiles {

	static final String METRICS = "metrics.json";

	static final String CARD = "README.md";

	/** Without these a version is none. */
	static final List<String> NEEDED = List.of(ModelConfig.FILE, TranslationModel.TOKENIZER_FILE,
			TranslationModel.WEIGHTS_FILE);

	/** These tell about it. */
	static final List<String> OPTIONAL = List.of(METRICS, CARD);

	private VersionFiles() {
	}

	static boolean isKnown(String name) {
		return NEEDED.contains(name) || OPTIONAL.contains(name);
	}

	static String describe() {
		return String.join(", ", NEEDED) + ", " + String.join(", ", OPTIONAL);
	}

}
