package dev.attune.training;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Encoded pairs in a file; the heap holds their lengths alone, 12 bytes a pair. Tokens
 * are read where they stand: from the system's file cache, which a pair costs a
 * microsecond or two, and which unlike a mapping has no limit of 2 GB and ends when the
 * file is closed. Safe for use by several threads.
 *
 * <p>
 * The file, all numbers big-endian and of 32 bits: for each pair its source tokens and
 * its target tokens; then for each pair the number of both; then a {@link Footer}.
 */
final class EncodedPairsFile implements EncodedPairs, Closeable {

	/**
	 * The end of the file.
	 *
	 * @param pairs pairs in the file
	 * @param repeated so many of them, the first ones, have several rows
	 * @param times how many
	 */
	private record Footer(int pairs, int repeated, int times) {

		private static final int MARK = 0x41505250;

		private static final int BYTES = 4 * Integer.BYTES;

	}

	private static final int CHUNK = 1 << 16;

	private final FileChannel file;

	private final Footer footer;

	/** Where the tokens of a pair start, in bytes; one more for the end of the last. */
	private final long[] offsets;

	private final int[] sourceLengths;

	private EncodedPairsFile(FileChannel file, Footer footer, long[] offsets, int[] sourceLengths) {
		this.file = file;
		this.footer = footer;
		this.offsets = offsets;
		this.sourceLengths = sourceLengths;
	}

	/**
	 * Opens a file.
	 * @throws IOException if it cannot be read or is no such file
	 */
	static EncodedPairsFile open(Path path) throws IOException {
		FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
		try {
			long end = file.size() - Footer.BYTES;
			if (end < 0) {
				throw new IOException(path + " is too short");
			}
			ByteBuffer last = read(file, end, Footer.BYTES);
			Footer footer = new Footer(last.getInt(), last.getInt(), last.getInt());
			long index = end - 2L * Integer.BYTES * footer.pairs();
			if (last.getInt() != Footer.MARK || footer.pairs() < 0 || index < 0) {
				throw new IOException(path + " does not end as a file of encoded pairs does");
			}
			long[] offsets = new long[footer.pairs() + 1];
			int[] sourceLengths = new int[footer.pairs()];
			for (int start = 0; start < footer.pairs(); start += CHUNK) {
				int count = Math.min(CHUNK, footer.pairs() - start);
				ByteBuffer lengths = read(file, index + 2L * Integer.BYTES * start, 2 * Integer.BYTES * count);
				for (int i = start; i < start + count; i++) {
					sourceLengths[i] = lengths.getInt();
					offsets[i + 1] = offsets[i] + (long) Integer.BYTES * (sourceLengths[i] + lengths.getInt());
				}
			}
			if (offsets[footer.pairs()] != index) {
				throw new IOException(path + " has " + index + " bytes of tokens, but its lengths are those of "
						+ offsets[footer.pairs()]);
			}
			return new EncodedPairsFile(file, footer, offsets, sourceLengths);
		}
		catch (IOException | RuntimeException exception) {
			file.close();
			throw exception;
		}
	}

	@Override
	public int size() {
		return this.footer.pairs() + (this.footer.times() - 1) * this.footer.repeated();
	}

	@Override
	public int[] source(int row) {
		int pair = pair(row);
		return tokens(this.offsets[pair], this.sourceLengths[pair]);
	}

	@Override
	public int[] target(int row) {
		int pair = pair(row);
		return tokens(this.offsets[pair] + (long) Integer.BYTES * this.sourceLengths[pair], targetLength(row));
	}

	@Override
	public int sourceLength(int row) {
		return this.sourceLengths[pair(row)];
	}

	@Override
	public int targetLength(int row) {
		int pair = pair(row);
		return (int) ((this.offsets[pair + 1] - this.offsets[pair]) / Integer.BYTES) - this.sourceLengths[pair];
	}

	private int pair(int row) {
		return (row < this.footer.pairs()) ? row : (row - this.footer.pairs()) % this.footer.repeated();
	}

	private int[] tokens(long offset, int length) {
		try {
			int[] tokens = new int[length];
			read(this.file, offset, Integer.BYTES * length).asIntBuffer().get(tokens);
			return tokens;
		}
		catch (IOException exception) {
			throw new UncheckedIOException("the encoded pairs cannot be read", exception);
		}
	}

	private static ByteBuffer read(FileChannel file, long offset, int length) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(length);
		while (bytes.hasRemaining()) {
			if (file.read(bytes, offset + bytes.position()) < 0) {
				throw new EOFException("the encoded pairs are cut off");
			}
		}
		return bytes.flip();
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

	/** Writes such a file, pair by pair. */
	static final class Writer implements Closeable {

		private final DataOutputStream out;

		private int[] lengths = new int[1024];

		private int pairs;

		private int repeated;

		private int times = 1;

		Writer(Path file) throws IOException {
			this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), CHUNK));
		}

		void add(int[] source, int[] target) throws IOException {
			if (2 * this.pairs + 2 > this.lengths.length) {
				this.lengths = Arrays.copyOf(this.lengths, Math.addExact(this.lengths.length, this.lengths.length / 2));
			}
			this.lengths[2 * this.pairs] = source.length;
			this.lengths[2 * this.pairs + 1] = target.length;
			this.pairs++;
			write(source);
			write(target);
		}

		int pairs() {
			return this.pairs;
		}

		/** Gives all pairs so far that many rows each. */
		void repeat(int times) {
			this.repeated = this.pairs;
			this.times = times;
		}

		private void write(int[] tokens) throws IOException {
			for (int token : tokens) {
				this.out.writeInt(token);
			}
		}

		@Override
		public void close() throws IOException {
			try (this.out) {
				write(Arrays.copyOf(this.lengths, 2 * this.pairs));
				write(new int[] { this.pairs, this.repeated, this.times, Footer.MARK });
			}
		}

	}

}
