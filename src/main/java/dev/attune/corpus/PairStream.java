package dev.attune.corpus;

import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

/**
 * Makes a stream of a function that reads one pair after another.
 */
final class PairStream {

	private PairStream() {
	}

	static Stream<SentencePair> of(Next next, Runnable close) {
		AbstractSpliterator<SentencePair> pairs = new AbstractSpliterator<>(Long.MAX_VALUE,
				Spliterator.ORDERED | Spliterator.NONNULL) {

			@Override
			public boolean tryAdvance(Consumer<? super SentencePair> action) {
				SentencePair pair = next.read();
				if (pair == null) {
					return false;
				}
				action.accept(pair);
				return true;
			}

		};
		return StreamSupport.stream(pairs, false).onClose(close);
	}

	/**
	 * Reads one pair, or null at the end.
	 */
	interface Next {

		@Nullable SentencePair read();

	}

}
