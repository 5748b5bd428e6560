package dev.attune.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The checksums of a directory's files, in the file and form that {@code sha256sum}
 * checks.
 */
public final class Checksums {

	public static final String FILE = "SHA256SUMS";

	private static final int HEX_DIGITS = 64;

	private Checksums() {
	}

	/** Writes the checksums of all files that are there. */
	public static void write(Path directory) throws IOException {
		try (Stream<Path> list = Files.list(directory)) {
			write(directory, list.sorted().toList());
		}
	}

	/** Writes the checksums of some of the files. */
	static void write(Path directory, List<Path> files) throws IOException {
		StringBuilder sums = new StringBuilder();
		for (Path file : files) {
			sums.append(sum(file)).append("  ").append(file.getFileName()).append('\n');
		}
		Files.writeString(directory.resolve(FILE), sums);
	}

	/**
	 * Compares the files with their checksums.
	 * @throws DamagedFileException if one is missing or is not as it was written
	 */
	public static void verify(Path directory) throws IOException, DamagedFileException {
		for (String line : Files.readAllLines(directory.resolve(FILE))) {
			String name = (line.length() > HEX_DIGITS + 2) ? line.substring(HEX_DIGITS + 2) : "";
			// the file may come from elsewhere: it tells of no other directory
			if (name.isEmpty() || name.contains("/") || name.contains("\\")) {
				throw new DamagedFileException(directory.resolve(FILE), "is damaged: no checksum: " + line);
			}
			Path file = directory.resolve(name);
			try {
				if (!sum(file).equals(line.substring(0, HEX_DIGITS))) {
					throw new DamagedFileException(file,
							"is damaged: its content is not what was written, its checksum says");
				}
			}
			catch (NoSuchFileException exception) {
				throw new DamagedFileException(file, "is missing");
			}
		}
	}

	public static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException exception) {
			throw new IllegalStateException("every Java has SHA-256", exception);
		}
	}

	private static String sum(Path file) throws IOException {
		MessageDigest digest = sha256();
		try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
			byte[] buffer = new byte[1 << 16];
			while (in.read(buffer) >= 0) {
				// the digest sees what is read
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

}
