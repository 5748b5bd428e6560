package dev.attune.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The regular look at the catalog.
 */
class CatalogWatchTests {

	@Test
	void itGoesOnAfterALookThatFailed() throws InterruptedException {
		CountDownLatch looks = new CountDownLatch(3);
		CatalogWatch watch = new CatalogWatch(() -> {
			looks.countDown();
			throw new IllegalStateException("the disk is away");
		}, Duration.ofMillis(1));
		watch.start();
		try {
			assertThat(looks.await(20, TimeUnit.SECONDS)).isTrue();
			assertThat(watch.isRunning()).isTrue();
		}
		finally {
			watch.stop();
		}
		assertThat(watch.isRunning()).isFalse();
	}

	@Test
	void aLookThatLoadsAModelDoesNotHoldUpTheEnd() throws InterruptedException {
		CountDownLatch looking = new CountDownLatch(1);
		CompletableFuture<Void> loaded = new CompletableFuture<>();
		CatalogWatch watch = new CatalogWatch(() -> {
			looking.countDown();
			loaded.join();
		}, Duration.ofMillis(1));
		watch.start();
		try {
			looking.await();
			assertTimeoutPreemptively(Duration.ofSeconds(5), () -> watch.stop());
			assertThat(watch.isRunning()).isFalse();
		}
		finally {
			loaded.complete(null);
		}
	}

}
