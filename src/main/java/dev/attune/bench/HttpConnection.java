package dev.attune.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * One connection to the service, kept open as long as the service likes. It does as
 * little as a client can, for it takes its share of the processor from the service. It
 * knows answers with a length and those in chunks.
 */
final class HttpConnection implements AutoCloseable {

	static final int OK = 200;

	private final String host;

	private final int port;

	private Socket socket;

	private InputStream in;

	private boolean open = true;

	HttpConnection(String host, int port) throws IOException {
		this.host = host;
		this.port = port;
		this.socket = connect();
		this.in = new BufferedInputStream(this.socket.getInputStream());
	}

	private Socket connect() throws IOException {
		Socket connected = new Socket(this.host, this.port);
		connected.setTcpNoDelay(true);
		connected.setSoTimeout((int) TimeUnit.MINUTES.toMillis(2));
		return connected;
	}

	/**
	 * Sends a request, head and body, and waits for the answer. If the service has closed
	 * the connection, as it does after some requests, or the last exchange failed, there
	 * is a new one first.
	 */
	Answer exchange(byte[] request) throws IOException {
		if (!this.open) {
			this.socket.close();
			this.socket = connect();
			this.in = new BufferedInputStream(this.socket.getInputStream());
		}
		this.open = false;
		this.socket.getOutputStream().write(request);
		boolean keep = true;
		String statusLine = line();
		String[] words = statusLine.split(" ", 3);
		if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
			throw new IOException("no HTTP: " + statusLine);
		}
		int length = 0;
		boolean chunked = false;
		for (String header = line(); !header.isEmpty(); header = line()) {
			String lower = header.toLowerCase(Locale.ROOT);
			if (lower.startsWith("content-length:")) {
				length = Integer.parseInt(lower.substring("content-length:".length()).strip());
			}
			else if (lower.startsWith("transfer-encoding:") && lower.endsWith("chunked")) {
				chunked = true;
			}
			else if (lower.startsWith("connection:") && lower.endsWith("close")) {
				keep = false;
			}
		}
		String body = chunked ? chunks() : bytes(length);
		this.open = keep;
		return new Answer(Integer.parseInt(words[1]), body);
	}

	private String chunks() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int size = chunkSize(); size > 0; size = chunkSize()) {
			bytes.write(this.in.readNBytes(size));
			line();
		}
		line();
		return bytes.toString(StandardCharsets.UTF_8);
	}

	private int chunkSize() throws IOException {
		String line = line();
		int extension = line.indexOf(';');
		return Integer.parseInt(((extension < 0) ? line : line.substring(0, extension)).strip(), 16);
	}

	private String bytes(int length) throws IOException {
		return new String(this.in.readNBytes(length), StandardCharsets.UTF_8);
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder(64);
		for (int c = this.in.read(); c != '\n'; c = this.in.read()) {
			if (c < 0) {
				throw new EOFException("the service closed the connection");
			}
			if (c != '\r') {
				line.append((char) c);
			}
		}
		return line.toString();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/**
	 * What the service answered.
	 *
	 * @param status the code, 200 if all is well
	 * @param body the text
	 */
	record Answer(int status, String body) {
	}

}
