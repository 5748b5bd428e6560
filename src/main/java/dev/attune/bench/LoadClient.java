package dev.attune.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients of the service, each with a thread and a connection of its own.
 */
final class LoadClient {

	private final HttpTarget target;

	private final List<byte[]> requests;

	LoadClient(HttpTarget target, List<byte[]> requests) {
		this.target = target;
		this.requests = requests;
	}

	/**
	 * A closed loop: each client sends its next request when the last is answered. What
	 * is answered after the warm-up and before the end counts.
	 */
	LoadResult closed(int clients, Duration warmUp, Duration time) throws IOException, InterruptedException {
		AtomicInteger next = new AtomicInteger();
		long begin = System.nanoTime() + warmUp.toNanos();
		long end = begin + time.toNanos();
		Tally all = together(clients, (connection, result) -> {
			for (long sent = System.nanoTime(); sent < end; sent = System.nanoTime()) {
				boolean well = answered(connection, next.getAndIncrement());
				long now = System.nanoTime();
				if (now >= begin && now < end) {
					result.add(well, sent, now);
				}
			}
		});
		return new LoadResult(time.toNanos() / 1e9, all.millis, all.errors);
	}

	/**
	 * An open loop: requests are sent at random times (a Poisson process), whether or not
	 * others are answered. The time of a request counts from when it was due, so that one
	 * that a busy service made wait for a free connection has waited. A service that
	 * cannot keep up is measured until it has answered the last.
	 * @param rate requests a second
	 * @param clients connections at most
	 */
	LoadResult open(double rate, int clients, Duration time) throws IOException, InterruptedException {
		long[] due = arrivals(rate, time);
		AtomicInteger next = new AtomicInteger();
		long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
		Tally all = together(Math.min(clients, due.length), (connection, result) -> {
			for (int i = next.getAndIncrement(); i < due.length; i = next.getAndIncrement()) {
				long at = begin + due[i];
				for (long wait = at - System.nanoTime(); wait > 0; wait = at - System.nanoTime()) {
					LockSupport.parkNanos(wait);
				}
				boolean well = answered(connection, i);
				result.add(well, at, System.nanoTime());
			}
		});
		return new LoadResult(Math.max(time.toNanos(), all.end - begin) / 1e9, all.millis, all.errors);
	}

	/** Times of a Poisson process, in nanoseconds from its start; one at least. */
	static long[] arrivals(double rate, Duration time) {
		SplittableRandom random = new SplittableRandom(1);
		List<Long> times = new ArrayList<>();
		double at = 0;
		do {
			times.add((long) (at * 1e9));
			at -= Math.log(1 - random.nextDouble()) / rate;
		}
		while (at < time.toNanos() / 1e9);
		return times.stream().mapToLong(Long::longValue).toArray();
	}

	private boolean answered(HttpConnection connection, int number) {
		byte[] request = this.requests.get(Math.floorMod(number, this.requests.size()));
		try {
			return connection.exchange(request).status() == HttpConnection.OK;
		}
		catch (IOException exception) {
			// counted as an error; the next request takes a new connection
			return false;
		}
	}

	private Tally together(int clients, Client client) throws IOException, InterruptedException {
		List<HttpConnection> connections = new ArrayList<>();
		try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
			List<Future<Tally>> futures = new ArrayList<>();
			for (int i = 0; i < clients; i++) {
				HttpConnection connection = this.target.connect();
				connections.add(connection);
				futures.add(threads.submit(() -> {
					Tally tally = new Tally();
					client.run(connection, tally);
					return tally;
				}));
			}
			Tally all = new Tally();
			for (Future<Tally> future : futures) {
				all.addAll(future.get());
			}
			return all;
		}
		catch (ExecutionException exception) {
			throw new IllegalStateException("a client failed", exception);
		}
		finally {
			for (HttpConnection connection : connections) {
				connection.close();
			}
		}
	}

	/** What one client does. */
	private interface Client {

		void run(HttpConnection connection, Tally result);

	}

	/** What one client saw. */
	private static final class Tally {

		private final Samples millis = new Samples();

		private int errors;

		/** When the last request was answered. */
		private long end = Long.MIN_VALUE;

		void add(boolean well, long begin, long end) {
			this.end = Math.max(this.end, end);
			if (well) {
				this.millis.add((end - begin) / 1e6);
			}
			else {
				this.errors++;
			}
		}

		void addAll(Tally other) {
			this.millis.addAll(other.millis);
			this.errors += other.errors;
			this.end = Math.max(this.end, other.end);
		}

	}

}
