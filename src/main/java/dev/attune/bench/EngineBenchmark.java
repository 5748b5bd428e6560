package dev.attune.bench;

import dev.attune.bench.EngineResult.Work;
import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SearchBatch;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.seq2seq.Searcher;
import dev.attune.seq2seq.TranslationModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Searches the translations of the same sentences over and over.
 */
final class EngineBenchmark {

	private final TranslationModel model;

	/**
	 * Source tokens, longest first: the last batches, which one thread may have left, are
	 * short.
	 */
	private final List<int[]> sources;

	EngineBenchmark(TranslationModel model, List<String> sentences) {
		this.model = model;
		this.sources = sentences.stream()
			.map(model::encode)
			.sorted(Comparator.comparingInt((int[] source) -> source.length).reversed())
			.toList();
	}

	/**
	 * Warms up with a pass over the sentences, or a part of one if it takes longer than
	 * the time, and measures whole passes until the time is over.
	 */
	EngineResult run(Combination combination, Duration time) throws InterruptedException {
		SearchOptions options = options(combination.beam());
		List<SearchBatch> batches = new ArrayList<>();
		for (int start = 0; start < this.sources.size(); start += combination.batch()) {
			batches.add(new SearchBatch(
					this.sources.subList(start, Math.min(start + combination.batch(), this.sources.size())), options));
		}
		try (ExecutorService threads = Executors.newFixedThreadPool(combination.threads())) {
			AtomicInteger warm = new AtomicInteger();
			search(threads, combination.threads(), batches, (start) -> {
				int next = warm.getAndIncrement();
				return (next < batches.size() && System.nanoTime() - start < time.toNanos()) ? next : -1;
			});
			Passes passes = new Passes(batches.size(), time);
			return search(threads, combination.threads(), batches, passes::next);
		}
	}

	private EngineResult search(ExecutorService executor, int threads, List<SearchBatch> batches, Turn turn)
			throws InterruptedException {
		long start = System.nanoTime();
		List<Future<Share>> futures = IntStream.range(0, threads)
			.mapToObj((i) -> executor.submit(() -> share(batches, turn, start)))
			.toList();
		Work work = Work.NONE;
		Samples calls = new Samples();
		try {
			for (Future<Share> future : futures) {
				Share share = future.get();
				work = work.plus(share.work());
				calls.addAll(share.calls());
			}
		}
		catch (ExecutionException exception) {
			throw new IllegalStateException("the search failed", exception);
		}
		return new EngineResult(work, (System.nanoTime() - start) / 1e9, calls);
	}

	private Share share(List<SearchBatch> batches, Turn turn, long start) {
		Work work = Work.NONE;
		Samples calls = new Samples();
		try (Searcher searcher = this.model.newSearcher()) {
			for (int next = turn.next(start); next >= 0; next = turn.next(start)) {
				SearchBatch batch = batches.get(next);
				long begin = System.nanoTime();
				List<List<Hypothesis>> answers = searcher.search(batch);
				calls.add((System.nanoTime() - begin) / 1e6);
				for (int i = 0; i < answers.size(); i++) {
					work = work.plusSentence(batch.sources().get(i).length,
							answers.get(i).getFirst().tokens().length + 1);
				}
			}
		}
		return new Share(work, calls);
	}

	static SearchOptions options(int beam) {
		return new SearchOptions(beam, 1, SearchOptions.DEFAULT.lengthPenalty());
	}

	/** What is to be searched next. */
	private interface Turn {

		/**
		 * The next batch, or -1 if the time is over.
		 * @param start when the first was searched, as {@link System#nanoTime} says it
		 */
		int next(long start);

	}

	/** Whole passes, at least one, over batches that several threads share. */
	static final class Passes {

		private final int size;

		private final long nanos;

		private int taken;

		private boolean over;

		Passes(int size, Duration time) {
			this.size = size;
			this.nanos = time.toNanos();
		}

		synchronized int next(long start) {
			if (this.taken == this.size) {
				this.taken = 0;
				this.over = System.nanoTime() - start >= this.nanos;
			}
			return this.over ? -1 : this.taken++;
		}

	}

	/** What one thread did. */
	private record Share(Work work, Samples calls) {
	}

}
