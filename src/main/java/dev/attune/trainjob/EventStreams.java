package dev.attune.trainjob;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends jobs' events to listeners as server-sent events, from the database, so that it
 * does not matter on which node a job runs. A stream waits for a database that is away,
 * and ends with its job, or with the service: the listener then asks for the rest.
 */
class EventStreams implements ApplicationListener<ContextClosedEvent> {

	private static final Logger logger = LoggerFactory.getLogger(EventStreams.class);

	private static final int PAGE = 500;

	private static final Duration POLL = Duration.ofMillis(500);

	/** A comment now and then tells proxies, and us, that the other end is there. */
	private static final Duration BEAT = Duration.ofSeconds(15);

	private final TrainJobEvents events;

	private final TrainJobStore store;

	private volatile boolean closing;

	EventStreams(TrainJobEvents events, TrainJobStore store) {
		this.events = events;
		this.store = store;
	}

	// the web server waits for answers under way, and these would go on for hours
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		this.closing = true;
	}

	/**
	 * Sends what happened behind an event, and what happens from now on, to the job's
	 * end.
	 */
	SseEmitter open(UUID job, long after) {
		SseEmitter emitter = new SseEmitter(0L);
		Thread.ofVirtual().name("train-job-events").start(() -> new Stream(job, after, emitter).send());
		return emitter;
	}

	/** The events of one job for one listener. */
	private final class Stream {

		private final UUID job;

		private final SseEmitter emitter;

		private long number;

		private long lastSent = System.nanoTime();

		Stream(UUID job, long after, SseEmitter emitter) {
			this.job = job;
			this.number = after;
			this.emitter = emitter;
		}

		void send() {
			try {
				while (!EventStreams.this.closing && !sendNew()) {
					beat();
					Thread.sleep(POLL);
				}
			}
			catch (IOException | IllegalStateException ex) {
				logger.debug("A listener of job {} is gone: {}", this.job, ex.toString());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			finally {
				this.emitter.complete();
			}
		}

		/** Sends what is new, if the database tells it; true if nothing will follow. */
		private boolean sendNew() throws IOException {
			while (true) {
				boolean ended;
				List<TrainJobEvent> page;
				try {
					// asked first: what the job told before its end is then among the
					// events
					ended = EventStreams.this.store.find(this.job).map((found) -> found.state().isFinal()).orElse(true);
					page = EventStreams.this.events.after(this.job, this.number, PAGE);
				}
				catch (RuntimeException ex) {
					if (DatabasePatience.isAway(ex)) {
						return false;
					}
					logger.error("The events of job {} cannot be read", this.job, ex);
					return true;
				}
				for (TrainJobEvent event : page) {
					send(event);
				}
				if (page.size() < PAGE) {
					return ended;
				}
			}
		}

		private void send(TrainJobEvent event) throws IOException {
			this.emitter.send(SseEmitter.event()
				.id(Long.toString(event.number()))
				.name(event.type())
				.data(event.data().toString(), MediaType.APPLICATION_JSON));
			this.number = event.number();
			this.lastSent = System.nanoTime();
		}

		private void beat() throws IOException {
			if (System.nanoTime() - this.lastSent > BEAT.toNanos()) {
				this.emitter.send(SseEmitter.event().comment("still there"));
				this.lastSent = System.nanoTime();
			}
		}

	}

}
