package dev.attune.corpus;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * A look at the end of a zip file, where the size of its table of contents stands. The
 * JDK loads that table as a whole, so one that is too large must be refused before.
 */
public final class ZipDirectory {

	private static final int END_BYTES = 22;

	private static final int MAX_COMMENT = 0xFFFF;

	private static final int END_SIGNATURE = 0x06054b50;

	/** Names are shorter than this, but for hostile ones. */
	private static final int BYTES_OF_AN_ENTRY = 4096;

	private ZipDirectory() {
	}

	/**
	 * Refuse a zip file with too many entries. All that looks like an end is looked at: a
	 * comment may hold a false one. A file without an end is left to the JDK to refuse.
	 */
	public static void check(Path path, CorpusLimits limits) throws IOException {
		try (RandomAccessFile zip = new RandomAccessFile(path.toFile(), "r")) {
			int length = (int) Math.min(zip.length(), END_BYTES + MAX_COMMENT);
			byte[] tail = new byte[length];
			zip.seek(zip.length() - length);
			zip.readFully(tail);
			ByteBuffer buffer = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
			for (int at = length - END_BYTES; at >= 0; at--) {
				if (buffer.getInt(at) == END_SIGNATURE) {
					int entries = Short.toUnsignedInt(buffer.getShort(at + 10));
					long bytes = Integer.toUnsignedLong(buffer.getInt(at + 12));
					// the largest values of both fields mean that the true ones stand in
					// the ZIP64 record
					if (entries > limits.maxZipEntries() || bytes > (long) limits.maxZipEntries() * BYTES_OF_AN_ENTRY) {
						throw tooMany(path.toString(), limits);
					}
				}
			}
		}
	}

	static CorpusException tooMany(String file, CorpusLimits limits) {
		return new CorpusException(file, 0, "has more than " + limits.maxZipEntries() + " entries");
	}

}
