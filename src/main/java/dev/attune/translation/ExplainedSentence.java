package dev.attune.translation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attune.seq2seq.Hypothesis;
import dev.attune.serving.ServedModel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * How a sentence was translated. The members from the second to the last but one are
 * those of the translation that was taken, as {@link ExplainedHypothesis} has them.
 *
 * @param source the subwords that the model read, S with the end of the sentence
 * @param target the subwords that it wrote: T
 * @param attention T rows of S weights
 * @param probabilities of each of the target's: T
 * @param score by which translations are ranked
 * @param alternatives the others that the search found, best first; none unless
 * alternatives were asked for
 */
record ExplainedSentence(
		@Schema(description = "The subwords that the model read, the end of the sentence included",
				example = "[\"Hello\", \".\", \"</s>\"]") List<String> source,
		@Schema(description = "The subwords that it wrote, the end of the sentence included",
				example = "[\"你好\", \"。\", \"</s>\"]") List<String> target,
		@Schema(description = "For each subword written, how much each subword read had to do with it; a row adds up to 1",
				example = "[[0.98, 0.01, 0.01], [0.02, 0.97, 0.01], [0.01, 0.01, 0.98]]") List<List<Double>> attention,
		@Schema(description = "Of each subword written, given those before it",
				example = "[0.94, 0.99, 0.99]") List<Double> probabilities,
		@Schema(description = "Log-probability of the whole divided by its length", example = "-0.0273") double score,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED,
				description = "Only if alternatives are asked for: the other translations of this sentence that the "
						+ "search found, best first") List<ExplainedHypothesis> alternatives) {

	/**
	 * Explains what a model made of a sentence. The caller holds a lease on it.
	 * @param tokens the source's
	 * @param hypotheses best first, one at least
	 */
	static ExplainedSentence of(ServedModel model, int[] tokens, List<Hypothesis> hypotheses) {
		List<ExplainedHypothesis> all = hypotheses.stream()
			.map((hypothesis) -> ExplainedHypothesis.of(model, hypothesis))
			.toList();
		ExplainedHypothesis best = all.getFirst();
		return new ExplainedSentence(model.subwords(tokens), best.target(), best.attention(), best.probabilities(),
				best.score(), all.subList(1, all.size()));
	}

}
