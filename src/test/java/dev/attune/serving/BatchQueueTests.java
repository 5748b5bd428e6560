package dev.attune.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.attune.seq2seq.SearchOptions;
import dev.attune.seq2seq.SourceSentence;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/**
 * What a free worker gets.
 */
class BatchQueueTests {

	private static final SearchOptions OTHER_OPTIONS = new SearchOptions(5, 2, 1);

	private static final Duration TOLERANCE = Duration.ofMillis(1);

	private final ServedModel model = new ServedModel("en-zh", 1, new FakeWeights());

	/** What the rate's clock says. */
	private long now;

	private final SearchRate rate = new SearchRate(1, () -> this.now);

	private final BatchQueue queue = new BatchQueue(10, Duration.ofSeconds(2),
			new BatchLimits(4 * SearchOptions.DEFAULT.beam(), 1000), this.rate);

	@Test
	void oneSentenceIsTakenAtOnce() throws InterruptedException {
		PendingSentence sentence = offer(5).getFirst();
		assertThat(take().sentences()).containsExactly(sentence);
		assertThat(this.queue.size()).isZero();
	}

	@Test
	void sentencesOfSeveralRequestsShareABatch() throws InterruptedException {
		offer(5);
		offer(6);
		offer(7);
		assertThat(lengths(take())).containsExactly(5, 6, 7);
	}

	@Test
	void otherModelsAndOtherOptionsWaitForABatchOfTheirOwn() throws InterruptedException {
		ServedModel other = new ServedModel("en-zh", 2, new FakeWeights());
		offer(5);
		offer(other, SearchOptions.DEFAULT, 6);
		offer(this.model, OTHER_OPTIONS, 7);
		offer(8);
		assertThat(lengths(take())).containsExactly(5, 8);
		Batch second = take();
		assertThat(second.model()).isSameAs(other);
		assertThat(lengths(second)).containsExactly(6);
		Batch third = take();
		assertThat(third.options()).isEqualTo(OTHER_OPTIONS);
		assertThat(lengths(third)).containsExactly(7);
	}

	@Test
	void aLongRequestLetsAShortOneGoNext() throws InterruptedException {
		offer(50, 50, 50, 50, 50, 50, 50, 50, 50);
		offer(3);
		assertThat(lengths(take())).containsExactly(50, 50, 50, 50);
		assertThat(lengths(take())).contains(3);
	}

	@Test
	void everyRequestIsServedInTurn() throws InterruptedException {
		offer(this.model, OTHER_OPTIONS, 9, 9, 9, 9, 9);
		offer(7, 7, 7, 7, 7);
		assertThat(lengths(take())).containsExactly(9, 9, 9, 9);
		assertThat(lengths(take())).containsExactly(7, 7, 7, 7);
		assertThat(lengths(take())).containsExactly(9);
		assertThat(lengths(take())).containsExactly(7);
	}

	@Test
	void aRequestThatDoesNotFitIsRefusedWhole() {
		offer(1, 2, 3, 4, 5, 6, 7, 8);
		assertThatExceptionOfType(QueueFullException.class).isThrownBy(() -> offer(1, 2, 3))
			.withMessage("3 more sentences would not fit in the queue of 10, in which 8 wait");
		assertThat(this.queue.size()).isEqualTo(8);
		offer(1, 2);
		assertThat(this.queue.size()).isEqualTo(10);
	}

	@Test
	void abandonedSentencesAreNotTranslated() throws InterruptedException {
		List<PendingSentence> abandoned = offer(5, 6);
		PendingSentence wanted = offer(7).getFirst();
		abandoned.forEach((sentence) -> sentence.future().cancel(false));
		assertThat(take().sentences()).containsExactly(wanted);
		assertThat(this.queue.size()).isZero();
	}

	@Test
	void abandonedSentencesMakeRoom() {
		offer(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).forEach((sentence) -> sentence.future().cancel(false));
		offer(1, 2, 3);
		assertThat(this.queue.size()).isEqualTo(3);
	}

	@Test
	void aClosedQueueGivesBackWhatWaitedAndTakesNoMore() throws InterruptedException {
		List<PendingSentence> waiting = offer(2, 1);
		assertThat(this.queue.close()).containsExactlyElementsOf(waiting);
		assertThat(this.queue.take()).isNull();
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> offer(1));
		this.queue.open();
		offer(1);
		assertThat(this.queue.size()).isEqualTo(1);
	}

	@Test
	void whatWouldWaitTooLongIsRefused() {
		// a second for ten tokens
		this.rate.add(1, 10, 1_000_000_000L, true);
		offer(10);
		offer(10);
		assertThat(this.queue.expectedWait(2)).isCloseTo(Duration.ofSeconds(2), TOLERANCE);
		offer(10);
		offer(10);
		assertThatExceptionOfType(WaitTooLongException.class).isThrownBy(() -> offer(10))
			.withMessage("it would take 4.0 s, and no more than 2.0 s are allowed");
		assertThat(this.queue.size()).isEqualTo(4);
	}

	@Test
	void aShortRequestWaitsForItsTurnAndNotForAllOfALongOne() {
		this.rate.add(1, 10, 1_000_000_000L, true);
		offer(10, 10, 10, 10, 10, 10);
		offer(10);
		offer(2);
		assertThat(this.queue.size()).isEqualTo(8);
		assertThatExceptionOfType(WaitTooLongException.class)
			.isThrownBy(() -> offer(this.model, SearchOptions.DEFAULT, Duration.ofSeconds(5), 10, 10));
	}

	@Test
	void whatCannotBeDoneInTimeIsRefusedAtOnce() {
		this.rate.add(1, 10, 1_000_000_000L, true);
		offer(this.model, SearchOptions.DEFAULT, Duration.ofMillis(1500), 10);
		assertThatExceptionOfType(WaitTooLongException.class)
			.isThrownBy(() -> offer(this.model, SearchOptions.DEFAULT, Duration.ofMillis(1500), 10));
	}

	@Test
	void whatLoneSentencesTakeSaysNothingOfLongRequests() {
		this.rate.add(1, 10, 1_000_000_000L, false);
		assertThat(this.queue.expectedWait(2)).isZero();
		offer(this.model, SearchOptions.DEFAULT, Duration.ofMillis(1500), 10, 10, 10);
		this.rate.add(1, 10, 500_000_000L, true);
		this.rate.add(1, 10, 1, false);
		assertThat(this.queue.expectedWait(2)).isCloseTo(Duration.ofMillis(1487), TOLERANCE);
	}

	@Test
	void badTimesAreForgotten() {
		this.rate.add(1, 10, 30_000_000_000L, true);
		assertThat(this.queue.expectedWait(1)).isCloseTo(Duration.ofSeconds(30), TOLERANCE);
		this.rate.add(1, 10, 1_000_000L, false);
		offer(10);
		assertThatExceptionOfType(WaitTooLongException.class).isThrownBy(() -> offer(10));
		this.now = Duration.ofSeconds(11).toNanos();
		assertThat(this.queue.expectedWait(1)).isZero();
		for (int i = 0; i < 100; i++) {
			this.rate.add(1, 10, 1_000_000L, false);
		}
		offer(10);
		assertThat(this.queue.size()).isEqualTo(2);
	}

	@Test
	void aSpeedThatWasNotMeasuredRefusesNothing() {
		offer(50, 50, 50, 50, 50, 50, 50, 50, 50);
		assertThat(this.queue.expectedWait(1)).isZero();
		offer(3);
	}

	private List<PendingSentence> offer(int... lengths) {
		return offer(this.model, SearchOptions.DEFAULT, lengths);
	}

	private List<PendingSentence> offer(ServedModel model, SearchOptions options, int... lengths) {
		return offer(model, options, Duration.ofMinutes(1), lengths);
	}

	private List<PendingSentence> offer(ServedModel model, SearchOptions options, Duration patience, int... lengths) {
		Caller caller = Caller.waiting(patience);
		List<PendingSentence> sentences = Arrays.stream(lengths)
			.mapToObj((length) -> new PendingSentence(new SourceSentence(new int[length]), caller))
			.toList();
		this.queue.offer(new PendingRequest(model, options, sentences), Arrays.stream(lengths).sum());
		return sentences;
	}

	private Batch take() throws InterruptedException {
		return Objects.requireNonNull(this.queue.take());
	}

	private static List<Integer> lengths(Batch batch) {
		return batch.sentences().stream().map(PendingSentence::length).toList();
	}

}
