package dev.attune.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A corpus in files.
 *
 * @param files all of them
 * @param manner how they are read
 * @param opener opens them anew
 */
record FileCorpus(List<Path> files, String manner, Supplier<PairSource> opener) implements CorpusReader {

	@Override
	public Stream<SentencePair> read() {
		PairSource source = this.opener.get();
		return PairStream.of(source::next, source::close);
	}

	@Override
	public String identity() {
		return this.files.stream().map(FileSize::identity).collect(Collectors.joining(", ", "", this.manner));
	}

}
