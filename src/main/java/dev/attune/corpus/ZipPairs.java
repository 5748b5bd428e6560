package dev.attune.corpus;

import java.util.Iterator;

import org.jspecify.annotations.Nullable;

/**
 * Pairs of all files of a zip, one file after another.
 */
final class ZipPairs implements PairSource {

	private final ZipArchive zip;

	private final String source;

	private final String target;

	private final @Nullable Columns columns;

	private final CorpusLimits limits;

	private final Iterator<FileGroup> groups;

	private @Nullable PairSource current;

	ZipPairs(ZipArchive zip, String source, String target, @Nullable Columns columns, CorpusLimits limits) {
		this.zip = zip;
		this.source = source;
		this.target = target;
		this.columns = columns;
		this.limits = limits;
		this.groups = FileGroup.of(zip.names(), new Languages(source, target)).iterator();
	}

	@Override
	public @Nullable SentencePair next() {
		while (this.current != null || this.groups.hasNext()) {
			PairSource open = (this.current != null) ? this.current : open(this.groups.next());
			this.current = open;
			SentencePair pair = open.next();
			if (pair != null) {
				return pair;
			}
			open.close();
			this.current = null;
		}
		return null;
	}

	private PairSource open(FileGroup group) {
		RawFile first = this.zip.open(group.source());
		if (!group.isAligned()) {
			return CorpusFormats.open(first, new Languages(this.source, this.target), this.columns, this.limits);
		}
		try {
			return CorpusFormats.aligned(first, this.zip.open(group.target()), this.limits);
		}
		catch (RuntimeException ex) {
			first.close();
			throw ex;
		}
	}

	@Override
	public void close() {
		try (this.zip) {
			if (this.current != null) {
				this.current.close();
			}
		}
	}

}
