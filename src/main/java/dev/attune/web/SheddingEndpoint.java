package dev.attune.web;

import dev.attune.web.LoadShedder.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.tomcat.util.http.FastHttpDateFormat;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * The server's connections, with a short way for what is refused: the thread that finds
 * that a request has come answers it there and then. The usual way, to a thread of its
 * own and through the server, costs the processor three times as much, and of a crowd
 * nearly all is refused. What the short way does not know, or what comes in parts or
 * enciphered, goes the usual way, and is refused there.
 */
final class SheddingEndpoint extends NioEndpoint {

	/**
	 * How long no connection is looked at once the last that had something was refused.
	 * Each look interrupts a search and drives it out of the processor's caches; what
	 * comes meanwhile is dealt with in one go, as network cards do with what they
	 * receive.
	 */
	private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

	private @Nullable LoadShedder shedder;

	private String requestLine = "";

	/** Guarded by this; one thread looks at connections, and nearly always it alone. */
	private @Nullable ByteBuffer buffer;

	void shedBy(LoadShedder chosen, String contextPath) {
		this.shedder = chosen;
		this.requestLine = "POST " + contextPath + chosen.path() + " HTTP/1.1\r\n";
	}

	@Override
	public boolean processSocket(SocketWrapperBase<NioChannel> connection, SocketEvent event, boolean dispatch) {
		if (dispatch && event == SocketEvent.OPEN_READ && isRefused(connection)) {
			if (isLast(connection)) {
				LockSupport.parkNanos(REST_NANOS);
			}
			return true;
		}
		return super.processSocket(connection, event, dispatch);
	}

	// the thread that looks takes each connection off before it deals with it
	private static boolean isLast(SocketWrapperBase<NioChannel> connection) {
		return connection instanceof NioSocketWrapper known && known.getPoller().getSelector().selectedKeys().isEmpty();
	}

	private boolean isRefused(SocketWrapperBase<NioChannel> connection) {
		LoadShedder chosen = this.shedder;
		// who has begun with a request goes on with it
		if (chosen == null || isSSLEnabled() || connection.getCurrentProcessor() != null || !chosen.isOverloaded()
				|| !connection.getLock().tryLock()) {
			return false;
		}
		try {
			return hasCome(connection) && answer(connection, chosen.refuse(TraceId.random()));
		}
		finally {
			connection.getLock().unlock();
		}
	}

	// what is read and left alone is put back
	private synchronized boolean hasCome(SocketWrapperBase<NioChannel> connection) {
		if (this.buffer == null) {
			this.buffer = ByteBuffer.allocate(getSocketProperties().getAppReadBufSize());
		}
		this.buffer.clear();
		try {
			if (connection.read(false, this.buffer) <= 0) {
				return false;
			}
		}
		catch (IOException ex) {
			// found again, and dealt with, on the usual way
			return false;
		}
		this.buffer.flip();
		String bytes = new String(this.buffer.array(), 0, this.buffer.limit(), StandardCharsets.ISO_8859_1);
		if (WholeRequest.is(bytes, this.requestLine)) {
			return true;
		}
		connection.unRead(this.buffer);
		return false;
	}

	private static boolean answer(SocketWrapperBase<NioChannel> connection, Refusal refusal) {
		byte[] problem = refusal.problem().getBytes(StandardCharsets.UTF_8);
		String head = "HTTP/1.1 429 \r\nRetry-After: " + refusal.retryAfterSeconds() + "\r\nContent-Type: "
				+ MediaType.APPLICATION_PROBLEM_JSON_VALUE
				+ "\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nContent-Length: " + problem.length
				+ "\r\nDate: " + FastHttpDateFormat.getCurrentDate() + "\r\n\r\n";
		ByteBuffer answer = ByteBuffer.allocate(head.length() + problem.length)
			.put(head.getBytes(StandardCharsets.ISO_8859_1))
			.put(problem)
			.flip();
		try {
			connection.write(false, answer);
			if (connection.flush(false)) {
				// who sends and does not read is not waited for
				connection.close();
			}
			else {
				connection.registerReadInterest();
			}
		}
		catch (IOException ex) {
			connection.close();
		}
		return true;
	}

}
