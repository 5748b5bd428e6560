package dev.attune.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Medians and percentiles.
 */
class SamplesTests {

	@Test
	void theMedianIsTheMiddleOne() {
		assertThat(Samples.of(9, 1, 5).median()).isEqualTo(5);
		assertThat(Samples.of(9, 1, 5, 6).median()).isEqualTo(5.5);
		assertThat(Samples.of(4).median()).isEqualTo(4);
	}

	@Test
	void aPercentileIsASampleThatThatShareDoesNotExceed() {
		Samples samples = new Samples();
		IntStream.rangeClosed(1, 100).forEach((i) -> samples.add(101 - i));
		assertThat(samples.percentile(0.95)).isEqualTo(95);
		assertThat(samples.percentile(0.99)).isEqualTo(99);
		assertThat(samples.percentile(1)).isEqualTo(100);
		assertThat(samples.percentile(0.001)).isEqualTo(1);
		assertThat(Samples.of(3, 1, 2).percentile(0.95)).isEqualTo(3);
	}

	@Test
	void moreSamplesThanAtFirstFitIn() {
		Samples samples = new Samples();
		IntStream.range(0, 5000).forEach(samples::add);
		Samples all = Samples.of(1e6);
		all.addAll(samples);
		assertThat(all.size()).isEqualTo(5001);
		assertThat(all.median()).isEqualTo(2500);
		assertThat(all.percentile(1)).isEqualTo(1e6);
	}

	@Test
	void ofNothingThereIsNoFigure() {
		assertThat(new Samples().median()).isNaN();
		assertThat(new Samples().percentile(0.95)).isNaN();
	}

	@Test
	void aShareLiesBetweenZeroAndOne() {
		assertThatIllegalArgumentException().isThrownBy(() -> Samples.of(1).percentile(0));
		assertThatIllegalArgumentException().isThrownBy(() -> Samples.of(1).percentile(95));
	}

}
