package dev.attune.corpus;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads pairs from two files, one a language, where line n of one is the translation of
 * line n of the other. Each may be plain or gzipped, UTF-8, or UTF-16 with a byte order
 * mark.
 */
public final class AlignedReader implements CorpusReader {

	private final Path sourcePath;

	private final Path targetPath;

	public AlignedReader(Path sourcePath, Path targetPath) {
		this.sourcePath = sourcePath;
		this.targetPath = targetPath;
	}

	@Override
	public Stream<SentencePair> read() {
		LineReader sources = LineReader.open(this.sourcePath);
		LineReader targets;
		try {
			targets = LineReader.open(this.targetPath);
		}
		catch (CorpusException ex) {
			sources.close();
			throw ex;
		}
		return PairStream.of(() -> next(sources, targets), () -> {
			sources.close();
			targets.close();
		});
	}

	@Override
	public String identity() {
		return FileSize.identity(this.sourcePath) + ", " + FileSize.identity(this.targetPath);
	}

	private static @Nullable SentencePair next(LineReader sources, LineReader targets) {
		String source = sources.next();
		String target = targets.next();
		if (source != null && target != null) {
			return new SentencePair(source, target, sources.file(), sources.line());
		}
		if (source != null || target != null) {
			throw differentLengths(sources, targets);
		}
		if (sources.line() == 0) {
			throw new CorpusException(sources.file(), 0, "is empty");
		}
		return null;
	}

	private static CorpusException differentLengths(LineReader sources, LineReader targets) {
		long shorter = Math.min(sources.line(), targets.line());
		skipToEnd(sources);
		skipToEnd(targets);
		return new CorpusException(sources.file(), shorter + 1, "the files do not align: " + sources.file() + " has "
				+ sources.line() + " lines and " + targets.file() + " has " + targets.line());
	}

	private static void skipToEnd(LineReader lines) {
		while (lines.next() != null) {
			// only the count matters
		}
	}

}
