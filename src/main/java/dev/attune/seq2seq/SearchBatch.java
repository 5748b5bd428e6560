package dev.attune.seq2seq;

import java.util.Collections;
import java.util.List;

/**
 * Sentences to be translated in one native call.
 *
 * @param sources source tokens of each sentence, as {@link TranslationModel#encode}
 * returns them
 * @param constraints what must stand in the translation of each; a search without any is
 * a good deal faster
 * @param options how to search
 */
public record SearchBatch(List<int[]> sources, List<List<Constraint>> constraints, SearchOptions options) {

	public SearchBatch {
		if (sources.size() != constraints.size()) {
			throw new IllegalArgumentException(
					"constraints of %d sentences for %d sentences".formatted(constraints.size(), sources.size()));
		}
	}

	/** Sentences without constraints. */
	public SearchBatch(List<int[]> sources, SearchOptions options) {
		this(sources, Collections.nCopies(sources.size(), List.of()), options);
	}

	boolean isConstrained() {
		return this.constraints.stream().anyMatch((sentence) -> !sentence.isEmpty());
	}

}
