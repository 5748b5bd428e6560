package dev.attune.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the catalog tells of a version's {@code metrics.json}, which the training writes.
 *
 * @param test scores on the test part
 * @param corpus what was read
 * @param split into which parts it went
 */
record VersionMetrics(@Nullable Scores test, @Nullable Pairs corpus, @Nullable Parts split) {

	private static final Logger logger = LoggerFactory.getLogger(VersionMetrics.class);

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	/**
	 * The metrics of a version; without any if there is no such file, or none to read.
	 */
	static VersionMetrics of(ModelVersion version) {
		try {
			byte[] json = Files.readAllBytes(version.directory().resolve(VersionFiles.METRICS));
			return MAPPER.readValue(json, VersionMetrics.class);
		}
		catch (IOException | JacksonException ex) {
			logger.debug("No metrics of {}", version, ex);
			return new VersionMetrics(null, null, null);
		}
	}

	@Nullable Trained trained() {
		if (this.corpus == null || this.split == null) {
			return null;
		}
		return new Trained(this.corpus.read(), this.corpus.kept(), this.split.train(), this.split.dev(),
				this.split.test());
	}

	/** The corpus in {@code metrics.json}. */
	record Pairs(long read, long kept) {
	}

	/** The split in {@code metrics.json}. */
	record Parts(long train, long dev, long test) {
	}

	/**
	 * Scores on the test part.
	 *
	 * @param bleu corpus BLEU as sacreBLEU computes it
	 * @param bleuTokenizer its tokeniser
	 * @param chrf chrF2 as sacreBLEU computes it
	 * @param exactMatch percent of the translations that equal their reference
	 * @param sentences number of sentences
	 */
	@Schema(name = "VersionScores")
	record Scores(@Schema(example = "32.69") double bleu,
			@Schema(example = "zh", nullable = true) @Nullable String bleuTokenizer,
			@Schema(example = "27.84") double chrf,
			@Schema(description = "Percent of the translations that equal their reference",
					example = "6.2") double exactMatch,
			@Schema(example = "1000") int sentences) {
	}

	/**
	 * Sentence pairs that a version was trained on.
	 *
	 * @param read pairs in the corpus
	 * @param kept pairs that cleaning left
	 * @param train pairs trained on
	 * @param dev pairs that told when to stop
	 * @param test pairs that the scores are from
	 */
	@Schema(name = "VersionCorpus")
	record Trained(@Schema(example = "32028") long read, @Schema(example = "31878") long kept,
			@Schema(example = "29549") long train, @Schema(example = "1000") long dev,
			@Schema(example = "1000") long test) {
	}

}
