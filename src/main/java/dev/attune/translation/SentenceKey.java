package dev.attune.translation;

import dev.attune.seq2seq.SearchOptions;
import dev.attune.serving.ServedModel;
import java.util.Arrays;

/**
 * What decides how a sentence is translated. Numbers of versions are never given again,
 * so a key stays true for good.
 *
 * @param model name of the model
 * @param version its version
 * @param options how it searches
 * @param tokens the sentence
 */
record SentenceKey(String model, int version, SearchOptions options, int[] tokens) {

	static SentenceKey of(ServedModel model, SearchOptions options, int[] tokens) {
		return new SentenceKey(model.name(), model.version(), options, tokens);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof SentenceKey key && Arrays.equals(this.tokens, key.tokens) && this.version == key.version
				&& this.model.equals(key.model) && this.options.equals(key.options);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(this.tokens) + 31 * this.version + this.model.hashCode();
	}

}
