package dev.attune.translation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attune.seq2seq.Constraint;
import dev.attune.seq2seq.Hypothesis;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Sentences that were translated lately, with their translations, best first. Its size is
 * bounded by what they take in memory. Thread-safe.
 */
final class SentenceCache {

	/** Bytes of an entry besides its arrays, and of each hypothesis. */
	private static final int OVERHEAD = 160;

	private static final int HYPOTHESIS_OVERHEAD = 96;

	private static final int CONSTRAINT_OVERHEAD = 64;

	/** Bytes of an array and the reference to it besides its numbers. */
	private static final int ROW_OVERHEAD = 24;

	private final Cache<SentenceKey, List<Hypothesis>> cache;

	private SentenceCache(Cache<SentenceKey, List<Hypothesis>> cache) {
		this.cache = cache;
	}

	/** A cache of a size in memory, which tells the registry of its hits. */
	static SentenceCache of(DataSize maxSize, MeterRegistry registry) {
		Cache<SentenceKey, List<Hypothesis>> cache = Caffeine.newBuilder()
			.maximumWeight(maxSize.toBytes())
			.weigher(SentenceCache::bytes)
			.recordStats()
			.build();
		return new SentenceCache(CaffeineCacheMetrics.monitor(registry, cache, "attune.translation.sentences"));
	}

	@Nullable List<Hypothesis> find(SentenceKey sentence) {
		return this.cache.getIfPresent(sentence);
	}

	void put(SentenceKey sentence, List<Hypothesis> translations) {
		this.cache.put(sentence, translations);
	}

	private static int bytes(SentenceKey sentence, List<Hypothesis> translations) {
		return OVERHEAD + Integer.BYTES * sentence.sentence().tokens().length
				+ sentence.sentence().constraints().stream().mapToInt(SentenceCache::size).sum()
				+ translations.stream().mapToInt(SentenceCache::size).sum();
	}

	private static int size(Constraint constraint) {
		return CONSTRAINT_OVERHEAD + Integer.BYTES * (constraint.tokens().length + constraint.alternative().length);
	}

	// tokens, probabilities and the rows of attention, each an array
	private static int size(Hypothesis hypothesis) {
		int rows = hypothesis.attention().length;
		int weights = (rows > 0) ? hypothesis.attention()[0].length : 0;
		return HYPOTHESIS_OVERHEAD + 2 * Float.BYTES * rows + rows * (ROW_OVERHEAD + Float.BYTES * weights);
	}

}
