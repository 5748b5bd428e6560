package dev.attune.training;

import dev.attune.corpus.CorpusReport;
import dev.attune.corpus.SplitReport;
import dev.attune.seq2seq.SearchLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code corpus.json} of a {@link PreparedCorpus}: what is known of it beside its
 * pairs.
 *
 * @param formatVersion layout of the directory
 * @param fingerprint of the request, as {@link CorpusFingerprint} gives it
 * @param source language code of the sources
 * @param target language code of the targets
 * @param sourceNormalization steps that the sources passed
 * @param targetNormalization steps that the targets passed
 * @param report what cleaning dropped
 * @param split sizes of the parts, without what is replayed
 * @param vocabulary number of subwords
 * @param limits where a search gives up
 * @param tooLong training pairs left out because they have too many subwords
 * @param replay what of the parent's corpus is mixed in, or none
 */
record CorpusManifest(int formatVersion, String fingerprint, String source, String target,
		List<String> sourceNormalization, List<String> targetNormalization, CorpusReport report, SplitReport split,
		int vocabulary, SearchLimits limits, int tooLong, @Nullable Replay replay) {

	static final int FORMAT_VERSION = 1;

	static final String FILE = "corpus.json";

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.enable(SerializationFeature.INDENT_OUTPUT)
		.build();

	static CorpusManifest read(Path directory) throws IOException {
		return MAPPER.readValue(Files.readAllBytes(directory.resolve(FILE)), CorpusManifest.class);
	}

	void write(Path directory) throws IOException {
		Files.write(directory.resolve(FILE), MAPPER.writeValueAsBytes(this));
	}

}
