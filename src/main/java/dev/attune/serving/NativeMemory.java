package dev.attune.serving;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Memory outside of the Java heap. What a loading has freed, glibc's allocator keeps for
 * the process: a hundred megabytes after two models. It is given back once a loading is
 * over, and not all the time, which would make every search ask for it anew.
 */
final class NativeMemory {

	private static final Logger logger = LoggerFactory.getLogger(NativeMemory.class);

	// after the start, which has more urgent work, and once for loadings that follow each
	// other
	private static final Executor later = CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS,
			(task) -> Thread.ofPlatform().name("attune-memory").daemon().start(task));

	private static final AtomicBoolean due = new AtomicBoolean();

	private NativeMemory() {
	}

	/** Soon gives back what the allocator keeps. */
	static void trimSoon() {
		if (!due.getAndSet(true)) {
			later.execute(NativeMemory::trim);
		}
	}

	/** Gives back what the allocator keeps; where there is no glibc, does nothing. */
	private static void trim() {
		due.set(false);
		try {
			Object answer = ManagementFactory.getPlatformMBeanServer()
				.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "systemTrimNativeHeap",
						new Object[0], new String[0]);
			logger.debug("{}", answer);
		}
		catch (JMException | RuntimeException ex) {
			logger.debug("Native memory is not trimmed", ex);
		}
	}

}
