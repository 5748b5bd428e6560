package dev.attune.translation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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

	/** Bytes of an entry besides its tokens and characters, and of each string. */
	private static final int OVERHEAD = 160;

	private static final int STRING_OVERHEAD = 64;

	private final Cache<SentenceKey, List<String>> cache;

	private SentenceCache(Cache<SentenceKey, List<String>> cache) {
		this.cache = cache;
	}

	/** A cache of a size in memory, which tells the registry of its hits. */
	static SentenceCache of(DataSize maxSize, MeterRegistry registry) {
		Cache<SentenceKey, List<String>> cache = Caffeine.newBuilder()
			.maximumWeight(maxSize.toBytes())
			.weigher(SentenceCache::bytes)
			.recordStats()
			.build();
		return new SentenceCache(CaffeineCacheMetrics.monitor(registry, cache, "attune.translation.sentences"));
	}

	@Nullable List<String> find(SentenceKey sentence) {
		return this.cache.getIfPresent(sentence);
	}

	void put(SentenceKey sentence, List<String> translations) {
		this.cache.put(sentence, translations);
	}

	private static int bytes(SentenceKey sentence, List<String> translations) {
		return OVERHEAD + Integer.BYTES * sentence.tokens().length
				+ translations.stream().mapToInt((text) -> STRING_OVERHEAD + Character.BYTES * text.length()).sum();
	}

}
