package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.attune.seq2seq.Constraint;
import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.seq2seq.SourceSentence;
import dev.attune.serving.Caller;
import dev.attune.serving.FakeServing;
import dev.attune.serving.Lease;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/**
 * What is remembered of the sentences that were translated.
 */
class SentenceCacheTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final SentenceCache cache = SentenceCache.of(DataSize.ofKilobytes(100), this.registry);

	@Test
	void aSentenceIsSearchedOnce() throws Exception {
		try (FakeServing serving = new FakeServing(20).start()) {
			SentenceTranslator translator = new SentenceTranslator(serving.pool(), this.cache);
			assertThat(translate(serving, translator, "one", "two", "one"))
				.isEqualTo(List.of(List.of("one"), List.of("two"), List.of("one")));
			assertThat(gets("hit")).isZero();
			assertThat(gets("miss")).isEqualTo(2);
		}
		// nothing searches here: what is answered is remembered
		try (FakeServing serving = new FakeServing(20)) {
			SentenceTranslator translator = new SentenceTranslator(serving.pool(), this.cache);
			assertThat(translate(serving, translator, "two", "one")).isEqualTo(List.of(List.of("two"), List.of("one")));
			assertThat(gets("hit")).isEqualTo(2);
			assertThatExceptionOfType(TimeoutException.class)
				.isThrownBy(() -> translate(serving, translator, "one", "three"));
			assertThatExceptionOfType(TimeoutException.class)
				.isThrownBy(() -> translate(serving, new SentenceTranslator(serving.pool(), null), "one"));
		}
	}

	@Test
	void modelVersionOptionsAndTokensTellSentencesApart() {
		SentenceKey key = new SentenceKey("en-zh", 1, SearchOptions.DEFAULT, sentence(5, 2));
		List<Hypothesis> translations = List.of(hypothesis(3));
		this.cache.put(key, translations);
		assertThat(this.cache.find(new SentenceKey("en-zh", 1, new SearchOptions(5, 1, 1), sentence(5, 2))))
			.isSameAs(translations);
		assertThat(List.of(new SentenceKey("en-de", 1, SearchOptions.DEFAULT, sentence(5, 2)),
				new SentenceKey("en-zh", 2, SearchOptions.DEFAULT, sentence(5, 2)),
				new SentenceKey("en-zh", 1, new SearchOptions(5, 2, 1), sentence(5, 2)),
				new SentenceKey("en-zh", 1, SearchOptions.DEFAULT,
						new SourceSentence(new int[] { 5, 2 },
								List.of(new Constraint(0, 1, new int[] { 7 }, new int[] { 8 })))),
				new SentenceKey("en-zh", 1, SearchOptions.DEFAULT, sentence(5, 3))))
			.allMatch((other) -> this.cache.find(other) == null);
	}

	@Test
	void itsSizeIsBounded() {
		for (int i = 0; i < 1000; i++) {
			this.cache.put(new SentenceKey("en-zh", 1, SearchOptions.DEFAULT, sentence(i)), List.of(hypothesis(50)));
		}
		// a hypothesis of 50 tokens has 10,000 bytes of attention
		await().until(() -> value("cache.eviction.weight") > 9_800_000);
	}

	private static Hypothesis hypothesis(int length) {
		return new Hypothesis(new int[length], 0, new float[length + 1], new float[length + 1][length]);
	}

	private double value(String meter) {
		return this.registry.get(meter).meter().measure().iterator().next().getValue();
	}

	private double gets(String result) {
		return this.registry.get("cache.gets").tag("result", result).functionCounter().count();
	}

	private static List<List<String>> translate(FakeServing serving, SentenceTranslator translator, String... sentences)
			throws Exception {
		try (Lease lease = serving.models().lease((all) -> all.stream().findFirst()).orElseThrow()) {
			List<SourceSentence> tokens = List.of(sentences)
				.stream()
				.map(lease.model()::encode)
				.map(SourceSentence::new)
				.toList();
			Caller caller = Caller.waiting(Duration.ofSeconds(1));
			List<List<String>> translated = new ArrayList<>();
			try (SentenceSearch search = translator.begin(lease.model(), tokens, new SearchOptions(1, 1, 1), caller,
					tokens.stream().mapToLong((sentence) -> sentence.tokens().length).sum())) {
				for (int i = 0; i < sentences.length; i++) {
					translated.add(search.await(i, caller).stream().map(lease.model()::decode).toList());
				}
			}
			return translated;
		}
	}

	private static SourceSentence sentence(int... tokens) {
		return new SourceSentence(tokens);
	}

}
