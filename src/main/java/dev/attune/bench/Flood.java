package dev.attune.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Requests at random times, many more than the service can answer, from one thread: a
 * client of this kind costs the machine a tenth of one with a thread for each connection,
 * and sends on whatever the service does.
 */
final class Flood implements AutoCloseable {

	private static final int OK = 200;

	/**
	 * How often it looks what has come and sends what is due. A client that every answer
	 * wakes, and that sends each request at its moment, interrupts the service's
	 * processor for each: that costs as much as what is measured, and no network does so.
	 */
	private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

	private final HttpTarget target;

	private final List<byte[]> requests;

	private final FloodTally tally;

	private final double hangUps;

	private final Duration patience;

	private final int maxConnections;

	private final SplittableRandom random = new SplittableRandom(1);

	private final Selector selector = Selector.open();

	private final Deque<Connection> idle = new ArrayDeque<>();

	private final PriorityQueue<Connection> impatient = new PriorityQueue<>(
			(one, other) -> Long.compare(one.hangUpAt - other.hangUpAt, 0));

	private int connections;

	private int next;

	/**
	 * A flood.
	 * @param hangUps share of the clients that hang up if they are not answered within
	 * their patience
	 * @param tally is told of all that happens
	 */
	Flood(HttpTarget target, List<byte[]> requests, int maxConnections, double hangUps, Duration patience,
			FloodTally tally) throws IOException {
		this.target = target;
		this.requests = requests;
		this.maxConnections = maxConnections;
		this.hangUps = hangUps;
		this.patience = patience;
		this.tally = tally;
	}

	/** Sends for a time, and returns when the last is answered. */
	void run(double rate, Duration time, Duration grace) throws IOException {
		long begin = System.nanoTime();
		long end = begin + time.toNanos();
		long due = begin;
		while (true) {
			long now = System.nanoTime();
			while (due <= now && due < end) {
				send(due);
				due += (long) (-Math.log(1 - this.random.nextDouble()) / rate * 1e9);
			}
			boolean sending = due < end;
			if (!sending && (this.idle.size() == this.connections || now - end > grace.toNanos())) {
				this.tally.unanswered(this.connections - this.idle.size());
				return;
			}
			hangUp(now);
			LockSupport.parkNanos(LOOK_NANOS);
			this.selector.selectNow(this::ready);
		}
	}

	private void send(long due) throws IOException {
		Connection connection = this.idle.isEmpty() ? connect() : this.idle.pop();
		if (connection == null) {
			this.tally.unsent(due);
			return;
		}
		connection.due = due;
		connection.buffer.clear();
		if (this.random.nextDouble() < this.hangUps) {
			connection.hangUpAt = System.nanoTime() + this.patience.toNanos();
			this.impatient.add(connection);
		}
		try {
			if (connection.channel.isConnected()) {
				write(connection);
			}
		}
		catch (IOException ex) {
			fail(connection);
		}
	}

	// a request is far smaller than what the system takes at once
	private void write(Connection connection) throws IOException {
		ByteBuffer request = ByteBuffer.wrap(this.requests.get(this.next++ % this.requests.size()));
		while (request.hasRemaining()) {
			connection.channel.write(request);
		}
	}

	private void fail(Connection connection) {
		this.tally.failed(connection.due);
		this.impatient.remove(connection);
		close(connection);
	}

	private @Nullable Connection connect() throws IOException {
		if (this.connections >= this.maxConnections) {
			return null;
		}
		SocketChannel channel = SocketChannel.open();
		channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		channel.configureBlocking(false);
		Connection connection = new Connection(channel);
		boolean connected = channel.connect(new InetSocketAddress(this.target.host(), this.target.port()));
		channel.register(this.selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, connection);
		this.connections++;
		return connection;
	}

	private void hangUp(long now) {
		while (!this.impatient.isEmpty() && this.impatient.peek().hangUpAt <= now) {
			Connection connection = this.impatient.remove();
			this.tally.hungUp(connection.due);
			close(connection);
		}
	}

	private void ready(SelectionKey key) {
		Connection connection = (Connection) key.attachment();
		try {
			if (key.isConnectable()) {
				connection.channel.finishConnect();
				key.interestOps(SelectionKey.OP_READ);
				write(connection);
			}
			else if (connection.channel.read(connection.buffer) >= 0) {
				take(connection);
			}
			else if (this.idle.remove(connection)) {
				// the service closes idle connections after a while
				close(connection);
			}
			else {
				fail(connection);
			}
		}
		catch (IOException ex) {
			fail(connection);
		}
	}

	private void take(Connection connection) {
		FloodAnswer answer = FloodAnswer.of(connection.buffer);
		if (answer.isWhole()) {
			if (this.hangUps > 0) {
				this.impatient.remove(connection);
			}
			this.tally.answered(connection.due, answer.status() == OK, answer.isRefusal());
			if (answer.closes()) {
				close(connection);
			}
			else {
				this.idle.push(connection);
			}
		}
	}

	private void close(Connection connection) {
		this.connections--;
		try {
			connection.channel.close();
		}
		catch (IOException ex) {
			// it is gone either way
		}
	}

	@Override
	public void close() throws IOException {
		for (SelectionKey key : this.selector.keys()) {
			key.channel().close();
		}
		this.selector.close();
	}

	/** A connection, and the request that is under way on it. */
	private static final class Connection {

		private final SocketChannel channel;

		private final ByteBuffer buffer = ByteBuffer.allocate(16_384);

		private long due;

		private long hangUpAt;

		Connection(SocketChannel channel) {
			this.channel = channel;
		}

	}

}
