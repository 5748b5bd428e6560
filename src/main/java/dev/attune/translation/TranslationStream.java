package dev.attune.translation;

import dev.attune.web.ProblemException;
import dev.attune.web.WaitingClient;
import dev.attune.web.TraceId;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends a translation as server-sent events while it is made: {@code piece} for each
 * sentence, or each text if they are HTML, {@code end} with the answer as it is without a
 * stream, or {@code error} with a problem detail. What fails before the first piece is an
 * answer with its status.
 */
final class TranslationStream {

	private static final Logger logger = LoggerFactory.getLogger(TranslationStream.class);

	private final TranslationService service;

	private final WaitingClient client;

	private final SseEmitter emitter = new SseEmitter(0L);

	private final CompletableFuture<SseEmitter> started = new CompletableFuture<>();

	private final @Nullable String traceId = TraceId.current();

	private TranslationStream(TranslationService service, WaitingClient client) {
		this.service = service;
		this.client = client;
	}

	/**
	 * Begins to translate, and waits for the first piece.
	 * @throws ProblemException if it does not come so far
	 */
	static SseEmitter open(TranslationService service, WaitingClient client, TranslateRequest request) {
		TranslationStream stream = new TranslationStream(service, client);
		RequestAttributes caller = RequestContextHolder.getRequestAttributes();
		Thread.ofVirtual().name("translation-stream").start(() -> {
			// what is charged is charged to who asked
			RequestContextHolder.setRequestAttributes(caller);
			stream.run(request);
		});
		try {
			return stream.started.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof ProblemException problem) {
				throw problem;
			}
			throw ex;
		}
	}

	// nobody above looks after what is thrown here, errors included
	@SuppressWarnings("CatchingUnchecked")
	private void run(TranslateRequest request) {
		try {
			TranslateResponse answer = this.service.translate(request, this.client,
					(text, piece) -> send("piece", new TranslatedPiece(text, piece)));
			send("end", answer);
			this.emitter.complete();
		}
		catch (ListenerGone ex) {
			this.started.completeExceptionally(ex);
			leave(ex);
		}
		catch (Throwable ex) {
			if (!this.started.completeExceptionally(ex)) {
				fail(ex);
			}
		}
	}

	private void send(String event, Object data) {
		try {
			this.emitter.send(SseEmitter.event().name(event).data(data, MediaType.APPLICATION_JSON));
			this.started.complete(this.emitter);
		}
		catch (IOException | IllegalStateException ex) {
			throw new ListenerGone(ex);
		}
	}

	private void fail(Throwable cause) {
		ProblemException problem = (cause instanceof ProblemException known) ? known : new ProblemException(
				HttpStatus.INTERNAL_SERVER_ERROR, "The request failed; the server's log tells why");
		if (problem != cause) {
			logger.error("A translation failed while it was sent, trace {}", this.traceId, cause);
		}
		TraceId.addTo(problem.getBody(), this.traceId);
		try {
			send("error", problem.getBody());
			this.emitter.complete();
		}
		catch (ListenerGone ex) {
			leave(ex);
		}
	}

	private void leave(ListenerGone gone) {
		logger.debug("Nobody listens to a translation any more: {}", String.valueOf(gone.getCause()));
		this.emitter.complete();
	}

	/**
	 * An event could not be sent.
	 */
	private static final class ListenerGone extends RuntimeException {

		private static final long serialVersionUID = 1L;

		ListenerGone(Exception cause) {
			super(cause);
		}

	}

}
