package dev.attune.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.multipart.MultipartException;

/**
 * What a disk that is full is answered as, with what the operating system says of one.
 */
@EnabledIf("hasFullDevice")
class ProblemHandlerTests {

	private static final Path FULL = Path.of("/dev/full");

	private final ProblemHandler handler = new ProblemHandler();

	private final ServletWebRequest request = new ServletWebRequest(new MockHttpServletRequest("POST", "/train-jobs"));

	static boolean hasFullDevice() {
		return Files.exists(FULL);
	}

	@Test
	void anUploadThatFindsNoRoomIsNotItsSendersFault() {
		assertThat(status(this.handler.handleUnreadableParts(
				new MultipartException("Failed to parse multipart servlet request", new IllegalStateException(full())),
				this.request)))
			.isEqualTo(HttpStatus.INSUFFICIENT_STORAGE);
		assertThat(status(this.handler.handleUnreadableParts(
				new MultipartException("Failed to parse", new EOFException("cut off")), this.request)))
			.isEqualTo(HttpStatus.BAD_REQUEST);
	}

	@Test
	void aFileThatFindsNoRoomIsToldFromOneThatFails() {
		assertThat(
				status(this.handler.handleUnexpected(new UncheckedIOException("uploads/a.tsv", full()), this.request)))
			.isEqualTo(HttpStatus.INSUFFICIENT_STORAGE);
		assertThat(status(this.handler.handleUnexpected(new IOException("Input/output error"), this.request)))
			.isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
	}

	private static IOException full() {
		return assertThrows(IOException.class, () -> {
			try (OutputStream out = Files.newOutputStream(FULL)) {
				out.write(1);
			}
		});
	}

	private static @Nullable HttpStatusCode status(@Nullable ResponseEntity<Object> answer) {
		return (answer != null) ? answer.getStatusCode() : null;
	}

}
