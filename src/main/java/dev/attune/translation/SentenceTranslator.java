package dev.attune.translation;

import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.seq2seq.SourceSentence;
import dev.attune.serving.Caller;
import dev.attune.serving.PredictorPool;
import dev.attune.serving.ServedModel;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Translates sentences, those that were translated lately from memory: same sentence,
 * same translation.
 */
final class SentenceTranslator {

	/** Sentences of a window at most: enough for large batches of like length. */
	private static final int WINDOW = 512;

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
	 * How many sentences are best searched at once. Two such windows fit in the queue,
	 * each sentence in two forms, unless it holds fewer than four.
	 */
	int window() {
		return Math.clamp(this.pool.capacity() / 4, 1, WINDOW);
	}

	/**
	 * Begins to search for the translations of sentences. The caller holds a lease on the
	 * model, and closes the search.
	 * @param sentences no more than a {@link #window()}, each in two forms at most
	 * @param tokens source tokens of all that the request has to have searched
	 * @throws java.util.concurrent.RejectedExecutionException if too much waits in the
	 * queue
	 */
	SentenceSearch begin(ServedModel model, List<SourceSentence> sentences, SearchOptions options, Caller caller,
			long tokens) throws InterruptedException {
		if (this.cache == null) {
			List<CompletableFuture<List<Hypothesis>>> searched = this.pool.submitAll(model, sentences, options, caller,
					tokens);
			return new SentenceSearch(searched, searched);
		}
		return remember(this.cache, model, sentences, options, caller, tokens);
	}

	private SentenceSearch remember(SentenceCache cache, ServedModel model, List<SourceSentence> sentences,
			SearchOptions options, Caller caller, long tokens) throws InterruptedException {
		Map<SentenceKey, CompletableFuture<List<Hypothesis>>> found = new HashMap<>();
		Set<SentenceKey> unknown = new LinkedHashSet<>();
		List<SentenceKey> keys = sentences.stream()
			.map((sentence) -> SentenceKey.of(model, options, sentence))
			.toList();
		for (SentenceKey key : keys) {
			if (!found.containsKey(key) && !unknown.contains(key)) {
				List<Hypothesis> known = cache.find(key);
				if (known != null) {
					found.put(key, CompletableFuture.completedFuture(known));
				}
				else {
					unknown.add(key);
				}
			}
		}
		List<SourceSentence> missing = unknown.stream().map(SentenceKey::sentence).toList();
		long spared = tokens(sentences) - tokens(missing);
		List<CompletableFuture<List<Hypothesis>>> searched = this.pool.submitAll(model, missing, options, caller,
				tokens - spared);
		Iterator<CompletableFuture<List<Hypothesis>>> next = searched.iterator();
		for (SentenceKey key : unknown) {
			found.put(key, next.next().thenApply((hypotheses) -> {
				cache.put(key, hypotheses);
				return hypotheses;
			}));
		}
		return new SentenceSearch(keys.stream().map((key) -> Objects.requireNonNull(found.get(key))).toList(),
				searched);
	}

	private static long tokens(List<SourceSentence> sentences) {
		return sentences.stream().mapToLong((sentence) -> sentence.tokens().length).sum();
	}

}
