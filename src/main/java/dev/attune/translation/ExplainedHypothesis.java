package dev.attune.translation;

import dev.attune.seq2seq.Hypothesis;
import dev.attune.serving.ServedModel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * One translation of a sentence that the search found, subword by subword. Numbers have
 * four decimal places.
 *
 * @param target the subwords that it consists of, T with the end of the sentence, which
 * one that was cut does not have
 * @param attention for each of them the weights over the source's, which add up to 1: T
 * rows of S
 * @param probabilities of each of them, given those before it: T
 * @param score log-probability of the whole divided by its length; translations are
 * ranked by it
 */
record ExplainedHypothesis(
		@Schema(description = "The subwords that the model wrote, the end of the sentence included",
				example = "[\"你好\", \"。\", \"</s>\"]") List<String> target,
		@Schema(description = "For each subword written, how much each subword read had to do with it; a row adds up to 1",
				example = "[[0.98, 0.01, 0.01], [0.02, 0.97, 0.01], [0.01, 0.01, 0.98]]") List<List<Double>> attention,
		@Schema(description = "Of each subword written, given those before it",
				example = "[0.94, 0.99, 0.99]") List<Double> probabilities,
		@Schema(description = "Log-probability of the whole divided by its length", example = "-0.0273") double score) {

	/**
	 * Explains a hypothesis of a model that the caller holds a lease on.
	 */
	static ExplainedHypothesis of(ServedModel model, Hypothesis hypothesis) {
		List<String> target = new ArrayList<>(model.subwords(hypothesis.tokens()));
		if (hypothesis.attention().length > target.size()) {
			// one that was cut has no end
			target.add(ServedModel.END_OF_SENTENCE);
		}
		List<List<Double>> attention = new ArrayList<>();
		for (float[] row : hypothesis.attention()) {
			attention.add(rounded(row));
		}
		float[] probabilities = hypothesis.tokenLogProbabilities().clone();
		for (int i = 0; i < probabilities.length; i++) {
			probabilities[i] = (float) Math.exp(probabilities[i]);
		}
		return new ExplainedHypothesis(target, attention, rounded(probabilities), rounded(hypothesis.score()));
	}

	private static List<Double> rounded(float[] numbers) {
		List<Double> rounded = new ArrayList<>(numbers.length);
		for (float number : numbers) {
			rounded.add(rounded(number));
		}
		return rounded;
	}

	private static double rounded(float number) {
		return Math.round(number * 1e4) / 1e4;
	}

}
