package dev.attune.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Where the search gives up is learned from the training pairs.
 */
class SearchLimitsTests {

	private static final List<Integer> LEAST = List.of(4, 4, 5, 7, 9, 11, 13, 15);

	@Test
	void ordinaryPairsGiveTheLeastLimits() {
		SearchLimits limits = limits(new int[] { 5, 6, 2 }, new int[] { 7, 8, 9, 2 });
		assertThat(limits).isEqualTo(new SearchLimits(2, LEAST));
	}

	@Test
	void targetsMuchLongerThanTheirSourcesRaiseTheLength() {
		int[] target = new int[50];
		assertThat(limits(new int[] { 5, 6, 7, 2 }, target).lengthRatio()).isEqualTo(1.5f * 40 / 4);
	}

	@Test
	void repetitionsInTargetsAreNoLoops() {
		int[] target = { 7, 8, 7, 8, 7, 8, 7, 8, 7, 8, 2 };
		assertThat(limits(new int[] { 5, 2 }, target).repetitions()).containsExactly(4, 8, 5, 7, 9, 11, 13, 15);
	}

	@Test
	void limitsThatMakeNoSenseAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SearchLimits(0, LEAST))
			.withMessageContaining("length_ratio");
		assertThatIllegalArgumentException().isThrownBy(() -> new SearchLimits(2, List.of(1)))
			.withMessageContaining("8 positive repetitions");
	}

	@Test
	void widenedLimitsGiveUpOnlyWhereBothDo() {
		SearchLimits ratio = new SearchLimits(5, LEAST);
		SearchLimits repetition = new SearchLimits(2, List.of(4, 9, 5, 7, 9, 11, 13, 15));
		assertThat(ratio.widenedBy(repetition)).isEqualTo(repetition.widenedBy(ratio))
			.isEqualTo(new SearchLimits(5, repetition.repetitions()));
	}

	private static SearchLimits limits(int[] source, int[] target) {
		SearchLimitsMeter meter = new SearchLimitsMeter();
		meter.add(source, target);
		return meter.limits();
	}

}
