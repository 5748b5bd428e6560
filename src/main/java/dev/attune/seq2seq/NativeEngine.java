package dev.attune.seq2seq;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * Settings of the native engine. They take effect if made before it starts, at the first
 * use of a network.
 */
public final class NativeEngine {

	static final String NAME = "PyTorch";

	private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

	private static final String THREADS = "ai.djl.pytorch.num_threads";

	/** What the end of the process waits for at most, in seconds. */
	private static final int END_SECONDS = 10;

	private static final AtomicBoolean configured = new AtomicBoolean();

	/** Whoever loads reads. */
	private static final ReentrantReadWriteLock loads = new ReentrantReadWriteLock();

	private NativeEngine() {
	}

	/**
	 * Sets the threads that one call into the engine may use. With one predictor a core
	 * one is best; training uses every core for one step. Must be called before the
	 * engine starts; a setting on the command line ({@code -Dai.djl.pytorch.num_threads})
	 * wins.
	 */
	public static void useThreads(int threads) {
		setDefault(THREADS, Integer.toString(threads));
	}

	/**
	 * Whether the processor may have instructions for bfloat16. Linux lists them; where
	 * no list is to be had, only a timing can tell.
	 */
	static boolean mayHaveBfloat16() {
		return lists("bf16").orElse(true);
	}

	/**
	 * Whether the processor is known to multiply int8 numbers without intermediate sums
	 * of 16 bits, which overflow.
	 */
	static boolean hasInt8() {
		return lists("_vnni").orElse(false);
	}

	/** Whether Linux lists a feature of the processor; empty where there is no list. */
	private static Optional<Boolean> lists(String feature) {
		try (Stream<String> lines = Files.lines(PROCESSOR)) {
			return lines.filter((line) -> line.startsWith("flags") || line.startsWith("Features"))
				.findFirst()
				.map((line) -> line.contains(feature));
		}
		catch (IOException | UncheckedIOException exception) {
			return Optional.empty();
		}
	}

	/**
	 * Starts the engine in the background, for an application that has other things to do
	 * before it needs it. If it does not start, its first use tells why.
	 */
	public static void startAhead() {
		Thread.ofPlatform().name("attune-engine-start").daemon().start(() -> {
			Lock loading = loading();
			loading.lock();
			try {
				configure();
				Engine.getEngine(NAME).newBaseManager().close();
			}
			catch (RuntimeException | LinkageError exception) {
				// as it will be at the first use
			}
			finally {
				loading.unlock();
			}
		});
	}

	/**
	 * To be held by whoever loads: the process's end tears down the engine, beneath all
	 * who are in it, and waits for him therefore. Searches end before, with the service.
	 */
	static Lock loading() {
		return loads.readLock();
	}

	/** Waits until nothing is being loaded, or a time has passed. */
	static void awaitLoads() {
		try {
			if (loads.writeLock().tryLock(END_SECONDS, TimeUnit.SECONDS)) {
				loads.writeLock().unlock();
			}
		}
		catch (InterruptedException exception) {
			Thread.currentThread().interrupt();
		}
	}

	/** Seeds the engine's random numbers, of which dropout takes its. */
	static void seed(long seed) {
		configure();
		Engine.getEngine(NAME).setRandomSeed(Math.toIntExact(seed & Integer.MAX_VALUE));
	}

	static void configure() {
		// nothing is fetched or reported at run time
		System.setProperty("OPT_OUT_TRACKING", "true");
		System.setProperty("ai.djl.offline", "true");
		// the optimising executor compiles anew for each shape and gains nothing
		setDefault("ai.djl.pytorch.graph_optimizer", "false");
		setDefault("ai.djl.pytorch.num_interop_threads", "1");
		setDefault(THREADS, "1");
		if (!configured.getAndSet(true)) {
			NativeAllocator.keepHeaps();
			try {
				Runtime.getRuntime()
					.addShutdownHook(Thread.ofPlatform().name("attune-engine-end").unstarted(NativeEngine::awaitLoads));
			}
			catch (IllegalStateException exception) {
				// the process ends already
			}
		}
	}

	private static void setDefault(String property, String value) {
		if (System.getProperty(property) == null) {
			System.setProperty(property, value);
		}
	}

}
