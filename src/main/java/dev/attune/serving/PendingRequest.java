package dev.attune.serving;

import dev.attune.seq2seq.SearchOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The sentences of one request that still wait, longest first.
 */
final class PendingRequest {

	private final ServedModel model;

	private final SearchOptions options;

	private final List<PendingSentence> sentences;

	/** Source tokens of the sentences. */
	private int tokens;

	PendingRequest(ServedModel model, SearchOptions options, Collection<PendingSentence> sentences) {
		this.model = model;
		this.options = options;
		this.sentences = new ArrayList<>(sentences);
		// neighbours of like length pad little, and the longest work should begin first
		this.sentences.sort(Comparator.comparingInt(PendingSentence::length).reversed());
		this.tokens = count();
	}

	ServedModel model() {
		return this.model;
	}

	SearchOptions options() {
		return this.options;
	}

	List<PendingSentence> sentences() {
		return this.sentences;
	}

	/** Source tokens that wait. */
	int tokens() {
		return this.tokens;
	}

	/** Takes sentences out. */
	void removeIf(Predicate<PendingSentence> which) {
		if (this.sentences.removeIf(which)) {
			this.tokens = count();
		}
	}

	private int count() {
		return this.sentences.stream().mapToInt(PendingSentence::length).sum();
	}

	/** Whether sentences of both may be translated in one call. */
	boolean batchesWith(PendingRequest other) {
		return this.model == other.model && this.options.equals(other.options);
	}

}
