package dev.attune.training;

import dev.attune.catalog.Checksums;
import dev.attune.catalog.Durability;
import dev.attune.corpus.CorpusException;
import dev.attune.corpus.PairFile;
import dev.attune.corpus.SentencePair;
import dev.attune.seq2seq.SearchLimits;
import dev.attune.seq2seq.SubwordTokenizer;
import dev.attune.seq2seq.TranslationModel;
import dev.attune.text.SubwordTrainer;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Makes a corpus ready to be trained on: reads, normalises, cleans and splits it, learns
 * subwords from the training part and cuts the sentences into them. Pairs go from file to
 * file; of each, the heap holds some hashes and numbers at a time, about 100 bytes.
 */
final class CorpusPreparation {

	private final TrainingRequest request;

	private final TrainingListener listener;

	/**
	 * A preparation.
	 * @param listener is told of each stage, and may stop the preparation between pairs
	 */
	CorpusPreparation(TrainingRequest request, TrainingListener listener) {
		this.request = request;
		this.listener = listener;
	}

	/**
	 * Prepares the corpus, or takes what an earlier preparation of the same request left
	 * in the directory. A new one is written beside it, in a directory with the ending
	 * {@code .partial}, and renamed when all of it is on disk: whenever the process ends,
	 * the directory holds all of it or does not exist.
	 * @throws CorpusException if a file cannot be read or too little is left to train on
	 * @throws IllegalStateException if the parent cannot be used
	 * @throws java.util.concurrent.CancellationException if the listener says so
	 */
	PreparedCorpus prepare(Path directory) throws IOException {
		SentenceForms forms = SentenceForms.of(this.request);
		String fingerprint = CorpusFingerprint.of(this.request);
		PreparedCorpus finished = finished(directory, fingerprint);
		if (finished != null) {
			return finished;
		}
		Path partial = directory.resolveSibling(directory.getFileName() + ".partial");
		Path stale = directory.resolveSibling(directory.getFileName() + ".stale");
		FileSystemUtils.deleteRecursively(partial);
		FileSystemUtils.deleteRecursively(stale);
		Files.createDirectories(partial);
		try {
			write(partial, forms, fingerprint);
			Durability.sync(partial);
			if (Files.exists(directory.resolve(Checksums.FILE))) {
				// in one step, for half a preparation would be in the way for ever
				Durability.renameUnlessTaken(directory, stale);
			}
			if (!Durability.renameUnlessTaken(partial, directory)) {
				throw new DirectoryNotEmptyException(directory.toString());
			}
		}
		finally {
			FileSystemUtils.deleteRecursively(partial);
			FileSystemUtils.deleteRecursively(stale);
		}
		return PreparedCorpus.load(directory);
	}

	private @Nullable PreparedCorpus finished(Path directory, String fingerprint) throws IOException {
		if (!Files.exists(directory.resolve(Checksums.FILE))) {
			return null;
		}
		try {
			PreparedCorpus corpus = PreparedCorpus.load(directory);
			if (corpus.manifest().fingerprint().equals(fingerprint)) {
				return corpus;
			}
			corpus.close();
		}
		catch (CorpusException exception) {
			this.listener.message(exception.getMessage() + ". The corpus is prepared again.");
		}
		return null;
	}

	private void write(Path directory, SentenceForms forms, String fingerprint) throws IOException {
		PartsWriter parts = new PartsWriter(this.request, forms, this.listener);
		PartsWriter.Summary summary = parts.write(directory);
		subwords(directory);
		PairEncoder.Result encoded;
		int vocabulary;
		try (SubwordTokenizer tokenizer = SubwordTokenizer.load(directory.resolve(TranslationModel.TOKENIZER_FILE))) {
			vocabulary = tokenizer.vocabularySize();
			encoded = new PairEncoder(tokenizer, forms, this.listener).encode(directory, summary);
		}
		SearchLimits limits = (forms.parentLimits() == null) ? encoded.limits()
				: encoded.limits().widenedBy(forms.parentLimits());
		new CorpusManifest(CorpusManifest.FORMAT_VERSION, fingerprint, this.request.source(), this.request.target(),
				forms.source().steps(), forms.target().steps(), summary.report(), summary.split(), vocabulary, limits,
				encoded.tooLong(), summary.replay())
			.write(directory);
		Checksums.write(directory);
	}

	private void subwords(Path directory) throws IOException {
		Path file = directory.resolve(TranslationModel.TOKENIZER_FILE);
		if (this.request.parent() != null) {
			Files.copy(this.request.parent().resolve(TranslationModel.TOKENIZER_FILE), file);
			return;
		}
		Stopwatch watch = new Stopwatch();
		SubwordTrainer subwords = new SubwordTrainer(this.request.sizes().vocabulary());
		try (Stream<SentencePair> pairs = PairFile.read(directory.resolve(PreparedCorpus.TRAIN))) {
			pairs.forEachOrdered((pair) -> {
				Stopped.check(this.listener);
				subwords.add(pair.source());
				subwords.add(pair.target());
			});
		}
		subwords.write(file);
		this.listener.message("Subwords learned in %s.".formatted(watch));
	}

}
