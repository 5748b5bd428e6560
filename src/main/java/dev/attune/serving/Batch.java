package dev.attune.serving;

import dev.attune.seq2seq.SearchBatch;
import dev.attune.seq2seq.SearchOptions;
import java.util.List;

/**
 * Sentences, perhaps of several requests, that are translated in one call.
 *
 * @param model translates them
 * @param options how to search
 * @param sentences one or more
 */
record Batch(ServedModel model, SearchOptions options, List<PendingSentence> sentences) {

	SearchBatch search() {
		return new SearchBatch(this.sentences.stream().map(PendingSentence::tokens).toList(), this.options);
	}

	Batch only(PendingSentence sentence) {
		return new Batch(this.model, this.options, List.of(sentence));
	}

}
