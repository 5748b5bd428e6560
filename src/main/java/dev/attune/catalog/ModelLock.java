package dev.attune.catalog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One change of a model at a time, among threads and among processes. Who only reads
 * needs no lock: every change comes about by renaming.
 */
final class ModelLock {

	private static final String FILE = ".lock";

	// a file lock belongs to the process, so its threads need one of their own
	private static final ConcurrentMap<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

	private ModelLock() {
	}

	/** Makes a change while no one else makes one. */
	static <T> T holding(Path modelDirectory, Change<T> change) throws IOException {
		ReentrantLock threads = LOCKS.computeIfAbsent(modelDirectory.toRealPath(), (path) -> new ReentrantLock());
		threads.lock();
		try (FileChannel channel = FileChannel.open(modelDirectory.resolve(FILE), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			FileLock processes = channel.lock();
			try {
				return change.make();
			}
			finally {
				processes.release();
			}
		}
		finally {
			threads.unlock();
		}
	}

	/** What is done under the lock. */
	interface Change<T> {

		T make() throws IOException;

	}

}
