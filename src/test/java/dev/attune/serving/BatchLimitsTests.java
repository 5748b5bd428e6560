package dev.attune.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.seq2seq.SourceSentence;
import java.util.Arrays;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Which sentences go together into a batch.
 */
class BatchLimitsTests {

	private static final BatchLimits NO_LIMITS = new BatchLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);

	private static final int NO_LIMIT = 1_000_000;

	@Test
	void theFirstIsJoinedByThoseOfTheNearestLength() {
		assertThat(choose(new BatchLimits(3, NO_LIMIT), NO_LIMIT, 10, 30, 11, 2, 9)).containsExactly(10, 11, 9);
	}

	@Test
	void ofTwoEquallyNearTheOneThatWaitsLongerIsChosen() {
		assertThat(choose(new BatchLimits(2, NO_LIMIT), NO_LIMIT, 10, 12, 8)).containsExactly(10, 12);
	}

	@Test
	void paddingCountsAgainstTheTokens() {
		// 3 sentences padded to 12 would be 36 tokens; 2 padded to 12 are 24
		assertThat(choose(new BatchLimits(64, 35), NO_LIMIT, 10, 12, 5)).containsExactly(10, 12);
	}

	@Test
	void aShorterSentenceFillsTheRoomThatALongerOneDoesNotFit() {
		assertThat(choose(new BatchLimits(64, 30), NO_LIMIT, 10, 16, 3, 2)).containsExactly(10, 3, 2);
	}

	@Test
	void aSentenceAboveTheTokensGoesAlone() {
		assertThat(choose(new BatchLimits(64, 30), NO_LIMIT, 100, 1, 100)).containsExactly(100);
	}

	@Test
	void hypothesesCountAsRows() {
		List<PendingSentence> candidates = Stream
			.generate(() -> new PendingSentence(new SourceSentence(new int[7]), Caller.waiting(Duration.ofMinutes(1))))
			.limit(9)
			.toList();
		assertThat(new BatchLimits(20, NO_LIMIT).choose(candidates, NO_LIMIT, 5)).hasSize(4);
		assertThat(new BatchLimits(20, NO_LIMIT).choose(candidates, NO_LIMIT, 50)).hasSize(1);
	}

	@Test
	void theShareBoundsTheBatch() {
		assertThat(choose(new BatchLimits(64, NO_LIMIT), 2, 5, 5, 5, 5)).hasSize(2);
	}

	@Test
	void aLongSentenceDoesNotMakeManyShortOnesWait() {
		assertThat(choose(NO_LIMITS, NO_LIMIT, 6, 7, 40, 6, 5, 6, 7, 6)).doesNotContain(40).hasSize(7);
	}

	@Test
	void aShortSentenceGoesWithALongOneThatWaitsAnyway() {
		assertThat(choose(NO_LIMITS, NO_LIMIT, 40, 6)).containsExactly(40, 6);
	}

	@Test
	void fewSentencesOfUnlikeLengthShareTheirSteps() {
		assertThat(choose(NO_LIMITS, NO_LIMIT, 10, 15, 6)).containsExactly(10, 6, 15);
	}

	private static List<Integer> choose(BatchLimits limits, int share, int... lengths) {
		List<PendingSentence> candidates = Arrays.stream(lengths)
			.mapToObj((length) -> new PendingSentence(new SourceSentence(new int[length]),
					Caller.waiting(Duration.ofMinutes(1))))
			.toList();
		return limits.choose(candidates, share, 1).stream().map(PendingSentence::length).toList();
	}

}
