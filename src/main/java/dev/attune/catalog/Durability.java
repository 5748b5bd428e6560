package dev.attune.catalog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * Writes that survive a crash: content first, then names.
 */
public final class Durability {

	private Durability() {
	}

	/** Forces the files of a directory, and then the directory, to the disk. */
	public static void sync(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
					channel.force(true);
				}
			}
		}
		syncDirectory(directory);
	}

	/**
	 * Gives a file that was written aside, and forced to the disk, its name in one step,
	 * in place of the file that had it.
	 */
	public static void replace(Path aside, Path target) throws IOException {
		Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		Path parent = target.toAbsolutePath().getParent();
		if (parent != null) {
			syncDirectory(parent);
		}
	}

	/**
	 * Renames a directory in one step.
	 * @return false if the target came into being meanwhile: a directory that is not
	 * empty is never replaced
	 */
	public static boolean renameUnlessTaken(Path source, Path target) throws IOException {
		try {
			Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (FileSystemException ex) {
			if (Files.exists(target)) {
				return false;
			}
			throw ex;
		}
		Path parent = target.getParent();
		if (parent != null) {
			syncDirectory(parent);
		}
		return true;
	}

	private static void syncDirectory(Path directory) throws IOException {
		try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
			channel.force(true);
		}
		catch (FileSystemException ex) {
			// Windows opens no directory as a file; it journals names by itself
			if (!System.getProperty("os.name", "").startsWith("Windows")) {
				throw ex;
			}
		}
	}

}
