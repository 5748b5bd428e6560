package dev.attune.serving;

import dev.attune.seq2seq.SearchOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The sentences of one request that still wait, longest first.
 */
final class PendingRequest {

	private final ServedModel model;

	private final SearchOptions options;

	private final List<PendingSentence> sentences;

	PendingRequest(ServedModel model, SearchOptions options, Collection<PendingSentence> sentences) {
		this.model = model;
		this.options = options;
		this.sentences = new ArrayList<>(sentences);
		// neighbours of like length pad little, and the longest work should begin first
		this.sentences.sort(Comparator.comparingInt(PendingSentence::length).reversed());
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

	/** Whether sentences of both may be translated in one call. */
	boolean batchesWith(PendingRequest other) {
		return this.model == other.model && this.options.equals(other.options);
	}

}
