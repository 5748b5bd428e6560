package dev.attune.translation;

import dev.attune.inline.Draft;
import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SearchOptions;
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
 * @param deadline as {@link System#nanoTime} counts
 */
record WindowedSearch(SentenceTranslator translator, ServedModel model, SearchOptions options, TermConstraints terms,
		long deadline) {

	/**
	 * The translations of each sentence, best first.
	 * @param progress is told what is done after each window, or none for large windows
	 * @throws TimeoutException if the time is over
	 * @throws ExecutionException if the engine fails on one of the sentences
	 */
	List<List<Piece>> translate(List<Sentence> sentences, @Nullable Consumer<List<List<Piece>>> progress)
			throws InterruptedException, ExecutionException, TimeoutException {
		List<List<Piece>> translated = new ArrayList<>();
		Deque<SentenceSearch> searches = new ArrayDeque<>();
		try {
			// who watches sees the first sentence soon
			int window = (progress != null) ? 1 : this.translator.window();
			int to;
			for (int from = 0; from < sentences.size(); from = to) {
				to = Math.min(from + window, sentences.size());
				window = Math.min(2 * window, this.translator.window());
				searches.add(begin(sentences.subList(from, to), from > 0));
				if (searches.size() > 1) {
					finish(searches.remove(), sentences, translated, progress);
				}
			}
			if (!searches.isEmpty()) {
				finish(searches.remove(), sentences, translated, progress);
			}
			return translated;
		}
		finally {
			searches.forEach(SentenceSearch::close);
		}
	}

	private SentenceSearch begin(List<Sentence> sentences, boolean wait) throws InterruptedException {
		return this.translator.begin(this.model, sentences.stream().map(this.terms::apply).toList(), this.options,
				this.deadline, wait);
	}

	private void finish(SentenceSearch search, List<Sentence> sentences, List<List<Piece>> translated,
			@Nullable Consumer<List<List<Piece>>> progress)
			throws InterruptedException, ExecutionException, TimeoutException {
		try (search) {
			List<List<Hypothesis>> found = search.await(this.deadline);
			int from = translated.size();
			translated.addAll(finished(sentences.subList(from, from + found.size()), found));
			if (progress != null) {
				progress.accept(translated);
			}
		}
	}

	/**
	 * The translations of sentences, each with what is kept in it. Those that lost
	 * something are searched again, as their next draft.
	 */
	private List<List<Piece>> finished(List<Sentence> sentences, List<List<Hypothesis>> found)
			throws InterruptedException, ExecutionException, TimeoutException {
		List<List<Piece>> finished = new ArrayList<>();
		List<Sentence> again = new ArrayList<>();
		for (int i = 0; i < found.size(); i++) {
			List<Piece> pieces = SentenceRestoration.pieces(sentences.get(i), found.get(i), this.model, this.terms);
			finished.add(pieces);
			if (pieces.isEmpty()) {
				again.add(next(sentences.get(i)));
			}
		}
		if (!again.isEmpty()) {
			try (SentenceSearch search = begin(again, true)) {
				Iterator<List<Piece>> next = finished(again, search.await(this.deadline)).iterator();
				finished.replaceAll((pieces) -> pieces.isEmpty() ? next.next() : pieces);
			}
		}
		return finished;
	}

	private Sentence next(Sentence sentence) {
		Draft draft = sentence.inline().nextDraft(sentence.draft());
		return new Sentence(sentence.inline(), draft, this.model.encode(draft.text()));
	}

}
