package dev.attune.translation;

import dev.attune.seq2seq.SearchOptions;
import dev.attune.serving.Caller;
import dev.attune.serving.ServedModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Translates sentences, however many, a window after another: while one is finished the
 * next one is searched, and no more is in the queue or in memory.
 *
 * @param translator of each window
 * @param model that the caller holds a lease on
 * @param options how to search
 * @param terms what must stand in the translations
 * @param caller who waits for all of them
 */
record WindowedSearch(SentenceTranslator translator, ServedModel model, SearchOptions options, TermConstraints terms,
		Caller caller) {

	/**
	 * Sentences of a window for one who watches: about what is searched in one go. The
	 * longest ones of a window are searched first, so of a larger one the first sentence
	 * would be seen late.
	 */
	private static final int WATCHED_WINDOW = 64;

	/**
	 * The translations of each sentence, best first.
	 * @param share how much of all that the request has translated the sentences are
	 * @param watched whether somebody waits for the first sentences rather than for all
	 * @param listener is told of each sentence in its turn
	 * @throws TimeoutException if the time is over
	 * @throws ExecutionException if the engine fails on one of the sentences
	 */
	List<List<Piece>> translate(List<Sentence> sentences, double share, boolean watched,
			Consumer<TranslatedSentence> listener) throws InterruptedException, ExecutionException, TimeoutException {
		long tokens = (long) (Reading.forms(sentences).stream().mapToLong((sentence) -> sentence.tokens().length).sum()
				/ share);
		List<List<Piece>> translated = new ArrayList<>();
		Consumer<TranslatedSentence> done = (sentence) -> {
			translated.add(sentence.nBest());
			listener.accept(sentence);
		};
		int largest = watched ? Math.min(WATCHED_WINDOW, this.translator.window()) : this.translator.window();
		Deque<Window> windows = new ArrayDeque<>();
		try {
			int window = watched ? 1 : largest;
			int to;
			for (int from = 0; from < sentences.size(); from = to) {
				to = Math.min(from + window, sentences.size());
				window = Math.min(2 * window, largest);
				windows.add(begin(sentences.subList(from, to), tokens));
				if (windows.size() > 1) {
					finish(windows.remove(), done);
				}
			}
			if (!windows.isEmpty()) {
				finish(windows.remove(), done);
			}
			return translated;
		}
		finally {
			windows.forEach(Window::close);
		}
	}

	private Window begin(List<Sentence> sentences, long tokens) throws InterruptedException {
		return new Window(sentences, this.translator.begin(this.model,
				Reading.forms(sentences).stream().map(this.terms::apply).toList(), this.options, this.caller, tokens));
	}

	/**
	 * Tells of the sentences of a window, each with what is kept in it. Those that lost
	 * something are searched again, as their next draft, and hold up those behind them.
	 */
	private void finish(Window window, Consumer<TranslatedSentence> done)
			throws InterruptedException, ExecutionException, TimeoutException {
		List<Optional<TranslatedSentence>> waiting = new ArrayList<>();
		List<Sentence> again = new ArrayList<>();
		try (window) {
			int usual = window.sentences().size();
			for (int i = 0; i < window.sentences().size(); i++) {
				Sentence sentence = window.sentences().get(i);
				Reading reading = new Reading(sentence, window.search().await(i, this.caller));
				if (sentence.usual() != null) {
					reading = reading
						.orSurer(new Reading(sentence.usual(), window.search().await(usual++, this.caller)));
				}
				Optional<TranslatedSentence> translated = SentenceRestoration.of(reading, this.model, this.terms);
				if (translated.isEmpty()) {
					again.add(reading.sentence().nextDraft(this.model));
				}
				if (again.isEmpty()) {
					done.accept(translated.orElseThrow());
				}
				else {
					waiting.add(translated);
				}
			}
		}
		if (!again.isEmpty()) {
			finishAgain(again, waiting, done);
		}
	}

	private void finishAgain(List<Sentence> again, List<Optional<TranslatedSentence>> waiting,
			Consumer<TranslatedSentence> done) throws InterruptedException, ExecutionException, TimeoutException {
		Iterator<Optional<TranslatedSentence>> next = waiting.iterator();
		finish(begin(again, 0), (draft) -> {
			// the first one that waits is of an earlier draft
			Optional<TranslatedSentence> before = next.next();
			while (before.isPresent()) {
				done.accept(before.get());
				before = next.next();
			}
			done.accept(draft);
		});
		next.forEachRemaining((sentence) -> done.accept(sentence.orElseThrow()));
	}

	/**
	 * Some sentences and the search for them.
	 */
	private record Window(List<Sentence> sentences, SentenceSearch search) implements AutoCloseable {

		@Override
		public void close() {
			this.search.close();
		}

	}

}
