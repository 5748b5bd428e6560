package dev.attune.seq2seq;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * glibc's allocator, from which the engine has its memory. It keeps a thread's memory in
 * heaps of 64 MB, makes another when one is full, and gives that back as soon as it is
 * free. A search that fills its last heap and frees it again at each step spends an
 * eighth of its time on that (measured in large batches).
 */
final class NativeAllocator {

	private static final Logger logger = LoggerFactory.getLogger(NativeAllocator.class);

	/** As {@code malloc.h} has it. */
	private static final int TRIM_THRESHOLD = -1;

	private static final int TOP_PAD = -2;

	private static final int MMAP_THRESHOLD = -3;

	/** What a heap holds. */
	private static final int HEAP = 64 << 20;

	/** The largest that may come from a heap, and what it would come to by itself. */
	private static final int LARGEST = HEAP / 2;

	private static final int NEVER = 1 << 30;

	private NativeAllocator() {
	}

	/**
	 * Has it keep a heap that is free. Whoever sets its variables in the environment
	 * knows better; where there is no glibc, nothing happens.
	 * @return whether it does now
	 */
	static boolean keepHeaps() {
		if (System.getenv().keySet().stream().anyMatch((name) -> name.matches("MALLOC_(TOP_PAD|.*_THRESHOLD)_"))) {
			return false;
		}
		try {
			Function mallopt = Function.getFunction(Platform.C_LIBRARY_NAME, "mallopt");
			// a first setting ends that it adapts the others by itself
			return set(mallopt, MMAP_THRESHOLD, LARGEST) && set(mallopt, TOP_PAD, HEAP)
					&& set(mallopt, TRIM_THRESHOLD, NEVER);
		}
		catch (LinkageError | RuntimeException ex) {
			logger.debug("The allocator is left as it is", ex);
			return false;
		}
	}

	private static boolean set(Function mallopt, int parameter, int value) {
		return mallopt.invokeInt(new Object[] { parameter, value }) == 1;
	}

}
