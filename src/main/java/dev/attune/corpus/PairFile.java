package dev.attune.corpus;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that keeps pairs until they are needed again: UTF-8, one pair a line, source and
 * target separated by a tab. The places that the pairs came from are not kept.
 */
public final class PairFile {

	private PairFile() {
	}

	/**
	 * Read the pairs, as the stream asks for them. Their file is this file, their line
	 * the line in it.
	 * @return the pairs in the order they were written, to be closed by the caller
	 * @throws CorpusException from the stream, if a line has no tab
	 */
	public static Stream<SentencePair> read(Path file) throws IOException {
		BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8);
		String name = file.toString();
		long[] line = { 0 };
		return PairStream.of(() -> next(lines, name, ++line[0]), () -> close(lines));
	}

	private static @Nullable SentencePair next(BufferedReader lines, String file, long line) {
		try {
			String text = lines.readLine();
			if (text == null) {
				return null;
			}
			int tab = text.indexOf('\t');
			if (tab < 0) {
				throw new CorpusException(file, line, "a source and a target separated by a tab expected");
			}
			return new SentencePair(text.substring(0, tab), text.substring(tab + 1), file, line);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(file + ", line " + line + ": cannot be read", ex);
		}
	}

	private static void close(BufferedReader lines) {
		try {
			lines.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes such a file. Tabs and line breaks inside a text, which sentences have not,
	 * become spaces.
	 */
	public static final class Writer implements Closeable {

		private final BufferedWriter out;

		private int size;

		/** Begin a file; one that is there is written anew. */
		public Writer(Path file) throws IOException {
			// unlike Files.newBufferedWriter, this replaces what is no text
			this.out = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8),
					1 << 16);
		}

		/**
		 * Write one pair.
		 * @throws UncheckedIOException if it cannot be written
		 */
		public void add(SentencePair pair) {
			try {
				this.out.write(oneLine(pair.source()));
				this.out.write('\t');
				this.out.write(oneLine(pair.target()));
				this.out.write('\n');
				this.size++;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		/** Pairs written so far. */
		public int size() {
			return this.size;
		}

		@Override
		public void close() throws IOException {
			this.out.close();
		}

		private static String oneLine(String text) {
			return text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
		}

	}

}
