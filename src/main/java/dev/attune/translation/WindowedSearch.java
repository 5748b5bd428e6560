package dev.attune.translation;

import dev.attune.inline.Draft;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.serving.Caller;
import dev.attune.serving.ServedModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
	 * The translations of each sentence, best first.
	 * @param progress is told what is done after each window, or none for large windows
	 * @throws TimeoutException if the time is over
	 * @throws ExecutionException if the engine fails on one of the sentences
	 */
	List<List<Piece>> translate(List<Sentence> sentences, @Nullable Consumer<List<List<Piece>>> progress)
			throws InterruptedException, ExecutionException, TimeoutException {
		long tokens = Reading.forms(sentences).stream().mapToLong((sentence) -> sentence.tokens().length).sum();
		List<List<Piece>> translated = new ArrayList<>();
		Deque<Window> windows = new ArrayDeque<>();
		try {
			// who watches sees the first sentence soon
			int window = (progress != null) ? 1 : this.translator.window();
			int to;
			for (int from = 0; from < sentences.size(); from = to) {
				to = Math.min(from + window, sentences.size());
				window = Math.min(2 * window, this.translator.window());
				windows.add(begin(sentences.subList(from, to), tokens));
				if (windows.size() > 1) {
					finish(windows.remove(), translated, progress);
				}
			}
			if (!windows.isEmpty()) {
				finish(windows.remove(), translated, progress);
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

	private void finish(Window window, List<List<Piece>> translated, @Nullable Consumer<List<List<Piece>>> progress)
			throws InterruptedException, ExecutionException, TimeoutException {
		try (window) {
			translated.addAll(finished(window));
			if (progress != null) {
				progress.accept(translated);
			}
		}
	}

	/**
	 * The translations of sentences, each with what is kept in it. Those that lost
	 * something are searched again, as their next draft.
	 */
	private List<List<Piece>> finished(Window window)
			throws InterruptedException, ExecutionException, TimeoutException {
		List<List<Piece>> finished = new ArrayList<>();
		List<Sentence> again = new ArrayList<>();
		for (Reading reading : Reading.surest(window.sentences(), window.search().await(this.caller))) {
			List<Piece> pieces = SentenceRestoration.pieces(reading.sentence(), reading.hypotheses(), this.model,
					this.terms);
			finished.add(pieces);
			if (pieces.isEmpty()) {
				again.add(next(reading.sentence()));
			}
		}
		if (!again.isEmpty()) {
			try (Window drafts = begin(again, 0)) {
				Iterator<List<Piece>> next = finished(drafts).iterator();
				finished.replaceAll((pieces) -> pieces.isEmpty() ? next.next() : pieces);
			}
		}
		return finished;
	}

	private Sentence next(Sentence sentence) {
		Draft draft = sentence.inline().nextDraft(sentence.draft());
		return new Sentence(sentence.inline(), draft, this.model.encode(draft.text()));
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
