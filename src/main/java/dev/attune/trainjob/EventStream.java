package dev.attune.trainjob;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends a job's events to one listener as server-sent events, from the database, so that
 * it does not matter on which node the job runs.
 */
final class EventStream {

	private static final Logger logger = LoggerFactory.getLogger(EventStream.class);

	private static final int PAGE = 500;

	private static final Duration POLL = Duration.ofMillis(500);

	/** A comment now and then tells proxies, and us, that the other end is there. */
	private static final Duration BEAT = Duration.ofSeconds(15);

	private final TrainJobEvents events;

	private final TrainJobStore store;

	EventStream(TrainJobEvents events, TrainJobStore store) {
		this.events = events;
		this.store = store;
	}

	/**
	 * Sends what happened behind an event, and what happens from now on, to the job's
	 * end.
	 */
	SseEmitter open(UUID job, long after) {
		SseEmitter emitter = new SseEmitter(0L);
		Thread.ofVirtual().name("train-job-events").start(() -> send(job, after, emitter));
		return emitter;
	}

	private void send(UUID job, long after, SseEmitter emitter) {
		long number = after;
		long lastSent = System.nanoTime();
		try {
			while (true) {
				// asked first: what the job told before its end is then among the events
				boolean ended = this.store.find(job).map((found) -> found.state().isFinal()).orElse(true);
				List<TrainJobEvent> page = this.events.after(job, number, PAGE);
				for (TrainJobEvent event : page) {
					emitter.send(SseEmitter.event()
						.id(Long.toString(event.number()))
						.name(event.type())
						.data(event.data().toString(), MediaType.APPLICATION_JSON));
					number = event.number();
					lastSent = System.nanoTime();
				}
				if (page.size() == PAGE) {
					continue;
				}
				if (ended) {
					emitter.complete();
					return;
				}
				if (System.nanoTime() - lastSent > BEAT.toNanos()) {
					emitter.send(SseEmitter.event().comment("still there"));
					lastSent = System.nanoTime();
				}
				Thread.sleep(POLL);
			}
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("A listener of job {} is gone: {}", job, ex.toString());
			emitter.complete();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			emitter.complete();
		}
	}

}
