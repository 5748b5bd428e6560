package dev.attune.serving;

import dev.attune.seq2seq.SearchBatch;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.seq2seq.SourceSentence;
import java.util.List;

/**
 * Sentences, perhaps of several requests, that are translated in one call.
 *
 * @param model translates them
 * @param options how to search
 * @param sentences one or more
 * @param crowded whether others were left to wait
 */
record Batch(ServedModel model, SearchOptions options, List<PendingSentence> sentences, boolean crowded) {

	SearchBatch search() {
		List<SourceSentence> sources = this.sentences.stream().map(PendingSentence::sentence).toList();
		return new SearchBatch(sources.stream().map(SourceSentence::tokens).toList(),
				sources.stream().map(SourceSentence::constraints).toList(), this.options);
	}

	/** Source tokens. */
	int tokens() {
		return this.sentences.stream().mapToInt(PendingSentence::length).sum();
	}

	Batch only(PendingSentence sentence) {
		return new Batch(this.model, this.options, List.of(sentence), this.crowded);
	}

}
