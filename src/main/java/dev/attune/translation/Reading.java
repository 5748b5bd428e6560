package dev.attune.translation;

import dev.attune.seq2seq.Hypothesis;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A sentence in the form in which a model read it, and what it made of it. Some are read
 * in two forms, as they were written and as they would stand in running text; the one
 * counts whose translation the model is surer of.
 *
 * @param sentence in that form
 * @param hypotheses best first
 */
record Reading(Sentence sentence, List<Hypothesis> hypotheses) {

	/** Sentences, and behind them the usual forms of those that have one. */
	static List<Sentence> forms(List<Sentence> sentences) {
		return Stream.concat(sentences.stream(), sentences.stream().map(Sentence::usual).filter(Objects::nonNull))
			.toList();
	}

	/**
	 * The surest reading of each sentence.
	 * @param found hypotheses of the {@link #forms}
	 */
	static List<Reading> surest(List<Sentence> sentences, List<List<Hypothesis>> found) {
		List<Reading> readings = new ArrayList<>(sentences.size());
		int next = sentences.size();
		for (int i = 0; i < sentences.size(); i++) {
			Reading written = new Reading(sentences.get(i), found.get(i));
			Sentence usual = sentences.get(i).usual();
			readings.add((usual != null) ? written.orSurer(new Reading(usual, found.get(next++))) : written);
		}
		return readings;
	}

	private Reading orSurer(Reading usual) {
		return (this.hypotheses.getFirst().score() >= usual.hypotheses.getFirst().score()) ? this : usual;
	}

}
