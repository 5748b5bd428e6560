package dev.attune.translation;

import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.serving.PredictorPool;
import dev.attune.serving.ServedModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Translates sentences, those that were translated lately from memory: same sentence,
 * same translation.
 */
final class SentenceTranslator {

	private final PredictorPool pool;

	private final @Nullable SentenceCache cache;

	/**
	 * A translator of sentences.
	 * @param cache what it remembers, or none to search every sentence anew
	 */
	SentenceTranslator(PredictorPool pool, @Nullable SentenceCache cache) {
		this.pool = pool;
		this.cache = cache;
	}

	/**
	 * The translations of each sentence, best first. The caller holds a lease on the
	 * model.
	 * @param sentences their source tokens
	 * @param deadline as {@link System#nanoTime} counts
	 * @throws TooManySentencesException if there are more than the queue holds
	 * @throws TimeoutException if the time is over; what is not translated by then is
	 * dropped
	 * @throws ExecutionException if the engine fails on one of the sentences
	 */
	List<List<String>> translate(ServedModel model, List<int[]> sentences, SearchOptions options, long deadline)
			throws InterruptedException, ExecutionException, TimeoutException {
		if (sentences.size() > this.pool.capacity()) {
			throw new TooManySentencesException(sentences.size(), this.pool.capacity());
		}
		return (this.cache != null) ? remember(this.cache, model, sentences, options, deadline)
				: search(model, sentences, options, deadline);
	}

	private List<List<String>> remember(SentenceCache cache, ServedModel model, List<int[]> sentences,
			SearchOptions options, long deadline) throws InterruptedException, ExecutionException, TimeoutException {
		Map<SentenceKey, List<String>> known = new HashMap<>();
		Set<SentenceKey> seen = new HashSet<>();
		List<SentenceKey> unknown = new ArrayList<>();
		List<SentenceKey> keys = sentences.stream().map((tokens) -> SentenceKey.of(model, options, tokens)).toList();
		for (SentenceKey key : keys) {
			if (seen.add(key)) {
				List<String> found = cache.find(key);
				if (found != null) {
					known.put(key, found);
				}
				else {
					unknown.add(key);
				}
			}
		}
		List<List<String>> searched = search(model, unknown.stream().map(SentenceKey::tokens).toList(), options,
				deadline);
		for (int i = 0; i < unknown.size(); i++) {
			known.put(unknown.get(i), searched.get(i));
			cache.put(unknown.get(i), searched.get(i));
		}
		return keys.stream().map((key) -> Objects.requireNonNull(known.get(key))).toList();
	}

	private List<List<String>> search(ServedModel model, List<int[]> sentences, SearchOptions options, long deadline)
			throws InterruptedException, ExecutionException, TimeoutException {
		List<CompletableFuture<List<Hypothesis>>> futures = this.pool.submitAll(model, sentences, options);
		try {
			List<List<String>> nBest = new ArrayList<>();
			for (CompletableFuture<List<Hypothesis>> future : futures) {
				List<Hypothesis> hypotheses = future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
				nBest.add(hypotheses.stream().map(model::decode).toList());
			}
			return nBest;
		}
		finally {
			futures.forEach((future) -> future.cancel(false));
		}
	}

}
