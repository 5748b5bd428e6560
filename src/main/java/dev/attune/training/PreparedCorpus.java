package dev.attune.training;

import dev.attune.catalog.Checksums;
import dev.attune.catalog.DamagedFileException;
import dev.attune.corpus.CorpusException;
import dev.attune.corpus.CorpusReport;
import dev.attune.corpus.PairFile;
import dev.attune.corpus.SentencePair;
import dev.attune.corpus.SplitReport;
import dev.attune.seq2seq.SearchLimits;
import dev.attune.seq2seq.TranslationModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A corpus that is ready to be trained on, in a directory of its own: the parts as text
 * ({@code train.tsv}, {@code dev.tsv}, {@code test.tsv}, {@code replay-test.tsv}), two of
 * them in subwords ({@code train.tokens}, {@code dev.tokens}), the subwords
 * ({@code tokenizer.json}), what else is known ({@code corpus.json}) and the checksums of
 * all of these ({@code SHA256SUMS}). The directory is never changed once it is there.
 */
public final class PreparedCorpus implements AutoCloseable {

	static final String TRAIN = "train.tsv";

	static final String DEV = "dev.tsv";

	static final String TEST = "test.tsv";

	static final String REPLAY_TEST = "replay-test.tsv";

	static final String TRAIN_TOKENS = "train.tokens";

	static final String DEV_TOKENS = "dev.tokens";

	private final Path directory;

	private final CorpusManifest manifest;

	private final List<SentencePair> devPairs;

	private final List<SentencePair> testPairs;

	private final List<SentencePair> replayTestPairs;

	private final EncodedPairsFile train;

	private final EncodedPairsFile dev;

	private PreparedCorpus(Path directory, CorpusManifest manifest) throws IOException {
		this.directory = directory;
		this.manifest = manifest;
		this.devPairs = pairs(DEV);
		this.testPairs = pairs(TEST);
		this.replayTestPairs = pairs(REPLAY_TEST);
		this.train = EncodedPairsFile.open(directory.resolve(TRAIN_TOKENS));
		this.dev = EncodedPairsFile.open(directory.resolve(DEV_TOKENS));
	}

	/**
	 * Opens what a preparation has left.
	 * @throws CorpusException if the directory holds no prepared corpus or a damaged one;
	 * the message names the file
	 */
	public static PreparedCorpus load(Path directory) throws IOException {
		if (!Files.exists(directory.resolve(Checksums.FILE))) {
			throw new CorpusException(directory.toString(), 0, "holds no prepared corpus: no " + Checksums.FILE);
		}
		verify(directory);
		try {
			CorpusManifest manifest = CorpusManifest.read(directory);
			if (manifest.formatVersion() != CorpusManifest.FORMAT_VERSION) {
				throw new CorpusException(directory.resolve(CorpusManifest.FILE).toString(), 0, "is of format version "
						+ manifest.formatVersion() + ", this release reads " + CorpusManifest.FORMAT_VERSION);
			}
			return new PreparedCorpus(directory, manifest);
		}
		catch (JacksonException exception) {
			throw new CorpusException(directory.resolve(CorpusManifest.FILE).toString(), 0,
					exception.getOriginalMessage(), exception);
		}
	}

	private static void verify(Path directory) throws IOException {
		try {
			Checksums.verify(directory);
		}
		catch (DamagedFileException exception) {
			throw new CorpusException(exception.file(), 0, exception.reason(), exception);
		}
	}

	public Path directory() {
		return this.directory;
	}

	/** What cleaning dropped of the new pairs. */
	public CorpusReport report() {
		return this.manifest.report();
	}

	/** How the new pairs were split. */
	public SplitReport split() {
		return this.manifest.split();
	}

	/** What of the parent's corpus is mixed in, if anything. */
	public @Nullable Replay replay() {
		return this.manifest.replay();
	}

	/** The training part in subwords: one epoch. */
	public EncodedPairs train() {
		return this.train;
	}

	/** The development part in subwords; its rows are those of {@link #devPairs()}. */
	public EncodedPairs dev() {
		return this.dev;
	}

	/**
	 * The training part as text, each pair once and normalised, to be closed by the
	 * caller.
	 */
	public Stream<SentencePair> trainPairs() throws IOException {
		return PairFile.read(this.directory.resolve(TRAIN));
	}

	/** Number of {@link #trainPairs()}. */
	public int trainPairCount() {
		Replay replay = replay();
		return split().train() + ((replay == null) ? 0 : replay.train());
	}

	/** The development part: new pairs, then those that are replayed. */
	public List<SentencePair> devPairs() {
		return this.devPairs;
	}

	/** The test part of the new pairs. */
	public List<SentencePair> testPairs() {
		return this.testPairs;
	}

	/** Pairs that the parent was tested on; empty if nothing is replayed. */
	public List<SentencePair> replayTestPairs() {
		return this.replayTestPairs;
	}

	/** The {@code tokenizer.json} of the subwords. */
	public Path tokenizer() {
		return this.directory.resolve(TranslationModel.TOKENIZER_FILE);
	}

	/** Number of subwords. */
	public int vocabulary() {
		return this.manifest.vocabulary();
	}

	/**
	 * Names of the steps that the sources passed, as a model's configuration has them.
	 */
	public List<String> sourceNormalization() {
		return this.manifest.sourceNormalization();
	}

	/**
	 * Names of the steps that the targets passed, as a model's configuration has them.
	 */
	public List<String> targetNormalization() {
		return this.manifest.targetNormalization();
	}

	/** Where a search gives up. */
	public SearchLimits limits() {
		return this.manifest.limits();
	}

	/**
	 * Training pairs left out of {@link #train()} because they have too many subwords.
	 */
	public int tooLong() {
		return this.manifest.tooLong();
	}

	CorpusManifest manifest() {
		return this.manifest;
	}

	private List<SentencePair> pairs(String file) throws IOException {
		try (Stream<SentencePair> pairs = PairFile.read(this.directory.resolve(file))) {
			return pairs.toList();
		}
	}

	@Override
	public void close() throws IOException {
		try (this.train) {
			this.dev.close();
		}
	}

}
