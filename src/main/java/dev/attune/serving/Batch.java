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
 */
record Batch(ServedModel model, SearchOptions options, List<PendingSentence> sentences) {

	SearchBatch search() {
		List<SourceSentence> sources = this.sentences.stream().map(PendingSentence::sentence).toList();
		return new SearchBatch(sources.stream().map(SourceSentence::tokens).toList(),
				sources.stream().map(SourceSentence::constraints).toList(), this.options);
	}

	Batch only(PendingSentence sentence) {
		return new Batch(this.model, this.options, List.of(sentence));
	}

}
