package dev.attune.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What the benchmarks of the service need besides a service.
 */
class LoadTests {

	private static final String METRICS = """
			# TYPE attune_translate_batch_size_sentences histogram
			attune_translate_batch_size_sentences_bucket{le="1.0"} 3
			attune_translate_batch_size_sentences_count %s
			attune_translate_batch_size_sentences_sum %s
			""";

	@Test
	void arrivalsAreRandomAtTheirRate() {
		long[] times = LoadClient.arrivals(1000, Duration.ofSeconds(10));
		assertThat(times).isSorted().hasSizeBetween(9500, 10500);
		assertThat(times[times.length - 1]).isLessThan(TimeUnit.SECONDS.toNanos(10));
		// the gaps of a Poisson process are as far from their mean as the mean is
		double[] gaps = new double[times.length - 1];
		Arrays.setAll(gaps, (i) -> (times[i + 1] - times[i]) / 1e6);
		double variance = Arrays.stream(gaps).map((gap) -> (gap - 1) * (gap - 1)).average().orElseThrow();
		assertThat(Math.sqrt(variance)).isCloseTo(1, within(0.1));
	}

	@Test
	void aRateThatIsTooLowForTheTimeGivesOneArrival() {
		assertThat(LoadClient.arrivals(0.001, Duration.ofMillis(1))).containsExactly(0);
	}

	@Test
	void theMeanBatchIsThatOfTheTimeBetweenTwoLooks() {
		BatchMeter before = BatchMeter.of(METRICS.formatted("4", "8.0"));
		BatchMeter after = BatchMeter.of(METRICS.formatted("6", "38.0"));
		assertThat(after.meanSince(before)).isEqualTo(15);
		assertThat(after.meanSince(after)).isNaN();
	}

	@Test
	void aRequestHasTheLengthOfItsBody() {
		HttpTarget target = HttpTarget.of("http://localhost:8080");
		String request = new String(target.translate("\"ä\"", new Route("de", "en", null)), StandardCharsets.UTF_8);
		String body = "{\"q\":\"\\\"ä\\\"\",\"source\":\"de\",\"target\":\"en\"}";
		assertThat(request).startsWith("POST /translate HTTP/1.1\r\nHost: localhost:8080\r\n")
			.endsWith("\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
	}

	@Test
	void anAddressIsOneOfHttp() {
		assertThat(HttpTarget.of("http://host")).isEqualTo(new HttpTarget("host", 80));
		assertThatIllegalArgumentException().isThrownBy(() -> HttpTarget.of("localhost:8080"))
			.withMessageContaining("localhost:8080");
	}

}
