package dev.attune.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Readers of parallel corpora in every format that Attune knows: TSV, CSV, JSON Lines,
 * TMX, XLIFF 1.x and 2.x, SDLXLIFF and PO, text files aligned by line; plain, gzipped or
 * in a zip file. The format is told from the content. {@code docs/CORPORA.md} says how
 * each is read and what is refused.
 */
public final class CorpusFormats {

	private CorpusFormats() {
	}

	/**
	 * A reader of one file.
	 * @param file the file; of a zip, all that it holds is read
	 * @param sourceLanguage code of the language of the sources, such as {@code en}
	 * @param targetLanguage code of the language of the targets
	 */
	public static CorpusReader reader(Path file, String sourceLanguage, String targetLanguage, CorpusLimits limits) {
		return new Reader(() -> open(file, sourceLanguage, targetLanguage, null, limits),
				() -> FileSize.identity(file) + ", " + sourceLanguage + " to " + targetLanguage);
	}

	/**
	 * A reader of one file that takes these columns of tables, whatever their header
	 * says.
	 * @param sourceColumn column of the sources, from 1
	 * @param targetColumn column of the targets, from 1
	 * @throws IllegalArgumentException if the columns are not two from 1 up
	 */
	public static CorpusReader reader(Path file, String sourceLanguage, String targetLanguage, CorpusLimits limits,
			int sourceColumn, int targetColumn) {
		Columns columns = new Columns(sourceColumn - 1, targetColumn - 1);
		return new Reader(() -> open(file, sourceLanguage, targetLanguage, columns, limits),
				() -> FileSize.identity(file) + ", " + sourceLanguage + " to " + targetLanguage + ", columns "
						+ sourceColumn + " and " + targetColumn);
	}

	/**
	 * A reader of two text files aligned by line, each plain or gzipped.
	 */
	public static CorpusReader aligned(Path sourceFile, Path targetFile, CorpusLimits limits) {
		return new Reader(() -> openAligned(sourceFile, targetFile, limits),
				() -> FileSize.identity(sourceFile) + ", " + FileSize.identity(targetFile));
	}

	/**
	 * Readers of several files. Two whose names differ in their language alone, such as
	 * {@code news.en} and {@code news.de}, are read as aligned by line.
	 */
	public static List<CorpusReader> readers(List<Path> files, String sourceLanguage, String targetLanguage,
			CorpusLimits limits) {
		List<CorpusReader> readers = new ArrayList<>();
		List<String> names = files.stream().map(Path::toString).toList();
		for (FileGroup group : FileGroup.of(names, new Languages(sourceLanguage, targetLanguage))) {
			readers.add(group.isAligned() ? aligned(files.get(group.source()), files.get(group.target()), limits)
					: reader(files.get(group.source()), sourceLanguage, targetLanguage, limits));
		}
		return readers;
	}

	private static PairSource open(Path path, String source, String target, @Nullable Columns columns,
			CorpusLimits limits) {
		RawFile raw = RawFile.open(path, limits);
		if (!raw.isZip()) {
			return open(raw, new Languages(source, target), columns, limits);
		}
		raw.close();
		return new ZipPairs(new ZipArchive(path, limits), source, target, columns, limits);
	}

	/** Open one file that is no zip; it is closed if it cannot be read. */
	static PairSource open(RawFile raw, Languages languages, @Nullable Columns columns, CorpusLimits limits) {
		CorpusText text = raw.text(limits);
		try {
			return Format.of(raw.file(), raw.preview(), raw.isWhole()).pairs(text, languages, columns, limits);
		}
		catch (RuntimeException ex) {
			text.close();
			throw ex;
		}
	}

	private static PairSource openAligned(Path sourceFile, Path targetFile, CorpusLimits limits) {
		RawFile source = RawFile.open(sourceFile, limits);
		try {
			return aligned(source, RawFile.open(targetFile, limits), limits);
		}
		catch (RuntimeException ex) {
			source.close();
			throw ex;
		}
	}

	static PairSource aligned(RawFile source, RawFile target, CorpusLimits limits) {
		try {
			return new AlignedPairs(new LineReader(source.text(limits), limits.maxSegmentCharacters()),
					new LineReader(target.text(limits), limits.maxSegmentCharacters()));
		}
		catch (RuntimeException ex) {
			source.close();
			target.close();
			throw ex;
		}
	}

	/**
	 * Opens a corpus anew each time it is read.
	 */
	private record Reader(Supplier<PairSource> source, Supplier<String> name) implements CorpusReader {

		@Override
		public Stream<SentencePair> read() {
			PairSource opened = this.source.get();
			return PairStream.of(opened::next, opened::close);
		}

		@Override
		public String identity() {
			return this.name.get();
		}

	}

}
