package dev.attune.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second process out of a work directory. The operating system lets go of the
 * lock when the process ends, however it ends.
 */
final class WorkLock implements AutoCloseable {

	private final FileChannel channel;

	private WorkLock(FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * Takes the lock of a directory, which is made if there is none.
	 * @throws IllegalStateException if another training has it
	 */
	static WorkLock take(Path directory) throws IOException {
		Files.createDirectories(directory);
		FileChannel channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		if (lock(channel) == null) {
			channel.close();
			throw new IllegalStateException(directory + ": another training is using this directory");
		}
		return new WorkLock(channel);
	}

	private static @Nullable FileLock lock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException exception) {
			// this very process has it
			return null;
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
