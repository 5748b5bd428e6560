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

	/** The surer one. */
	Reading orSurer(Reading usual) {
		return (this.hypotheses.getFirst().score() >= usual.hypotheses.getFirst().score()) ? this : usual;
	}

}
