package dev.attune.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.Test;

class NativeEngineTests {

	@Test
	void theEndOfTheProcessWaitsForWhatIsBeingLoaded() throws InterruptedException {
		Thread end = Thread.ofPlatform().unstarted(NativeEngine::awaitLoads);
		Lock loading = NativeEngine.loading();
		loading.lock();
		try {
			end.start();
			await().until(() -> end.getState() == Thread.State.TIMED_WAITING);
		}
		finally {
			loading.unlock();
		}
		assertThat(end.join(Duration.ofSeconds(5))).isTrue();
	}

	@Test
	void theEndOfTheProcessWaitsForNothingElse() throws InterruptedException {
		Thread end = Thread.ofPlatform().start(NativeEngine::awaitLoads);
		assertThat(end.join(Duration.ofSeconds(5))).isTrue();
	}

}
