package dev.attune.training;

import dev.attune.corpus.CorpusCleaner;
import dev.attune.corpus.CorpusException;
import dev.attune.corpus.CorpusReader;
import dev.attune.corpus.CorpusSplit;
import dev.attune.corpus.CorpusSplitter;
import dev.attune.corpus.SentencePair;
import dev.attune.corpus.SplitOptions;
import dev.attune.corpus.SplitReport;
import dev.attune.seq2seq.SearchLimits;
import dev.attune.seq2seq.SubwordTokenizer;
import dev.attune.seq2seq.TranslationModel;
import dev.attune.text.Normalizer;
import dev.attune.text.SubwordTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a corpus ready to be trained on: reads, normalises, cleans and splits it, learns
 * subwords from the training part and cuts the sentences into them.
 */
final class CorpusPreparation {

	/** Longer training sentences cost memory and teach little. */
	private static final int MAX_SUBWORDS = 400;

	private final TrainingRequest request;

	private final Normalizer sourceNormalizer;

	private final Normalizer targetNormalizer;

	CorpusPreparation(TrainingRequest request) {
		this.request = request;
		this.sourceNormalizer = Normalizer.forLanguage(request.source());
		this.targetNormalizer = Normalizer.forLanguage(request.target());
	}

	/**
	 * Prepares the corpus.
	 * @param tokenizerFile where to write the subwords
	 * @throws CorpusException if a file cannot be read or too little is left to train on
	 */
	PreparedCorpus prepare(Path tokenizerFile) throws IOException {
		CorpusCleaner cleaner = new CorpusCleaner(this.request.source(), this.request.target(), this.request.cleaning(),
				this.sourceNormalizer::normalize, this.targetNormalizer::normalize);
		List<SentencePair> pairs = new ArrayList<>();
		for (CorpusReader corpus : this.request.corpora()) {
			try (Stream<SentencePair> stream = corpus.read()) {
				cleaner.clean(stream).forEachOrdered(pairs::add);
			}
		}
		CorpusSplit split = split(pairs);
		if (split.train().isEmpty() || split.dev().isEmpty() || split.test().isEmpty()) {
			String name = pairs.isEmpty() ? "corpus" : pairs.getFirst().file();
			throw new CorpusException(name, 1, "too few pairs are left after cleaning to train, validate and test: "
					+ split.report() + System.lineSeparator() + cleaner.report());
		}
		SubwordTrainer subwords = new SubwordTrainer(this.request.sizes().vocabulary());
		for (SentencePair pair : split.train()) {
			subwords.add(pair.source());
			subwords.add(pair.target());
		}
		subwords.write(tokenizerFile);
		try (SubwordTokenizer tokenizer = SubwordTokenizer.load(tokenizerFile)) {
			EncodedPairs all = encode(tokenizer, split.train());
			EncodedPairs train = withoutTooLong(all);
			EncodedPairs dev = encode(tokenizer, split.dev());
			return new PreparedCorpus(cleaner.report(), split, tokenizerFile, tokenizer.vocabularySize(), train, dev,
					SearchLimits.of(train.sources(), train.targets()), all.size() - train.size());
		}
	}

	private CorpusSplit split(List<SentencePair> pairs) {
		List<SentencePair> dev = given(this.request.dev());
		List<SentencePair> test = given(this.request.test());
		List<SentencePair> train = pairs;
		if (!this.request.keepOverlap()) {
			train = CorpusSplitter.withoutLeaks(pairs, normalized(dev), normalized(test)).train();
		}
		int leaked = pairs.size() - train.size();
		CorpusSplit drawn = new CorpusSplitter(new SplitOptions(dev.isEmpty() ? this.request.devPairs() : 0,
				test.isEmpty() ? this.request.testPairs() : 0, this.request.options().seed()))
			.split(train);
		List<SentencePair> devPart = dev.isEmpty() ? drawn.dev() : dev;
		List<SentencePair> testPart = test.isEmpty() ? drawn.test() : test;
		SplitReport report = drawn.report();
		return new CorpusSplit(drawn.train(), devPart, testPart,
				new SplitReport(report.pairs(), report.components(), report.largestComponent(), report.train(),
						devPart.size(), testPart.size(), report.heldOutDuplicates(), leaked));
	}

	private List<SentencePair> normalized(List<SentencePair> pairs) {
		return pairs.stream()
			.map((pair) -> new SentencePair(this.sourceNormalizer.normalize(pair.source()),
					this.targetNormalizer.normalize(pair.target()), pair.file(), pair.line()))
			.toList();
	}

	/** The pairs of a part that the user brings: its references stay as they are. */
	private List<SentencePair> given(@Nullable CorpusReader reader) {
		if (reader == null) {
			return List.of();
		}
		try (Stream<SentencePair> stream = reader.read()) {
			return stream.toList();
		}
	}

	private EncodedPairs encode(SubwordTokenizer tokenizer, List<SentencePair> pairs) {
		List<int[]> sources = new ArrayList<>(pairs.size());
		List<int[]> targets = new ArrayList<>(pairs.size());
		for (SentencePair pair : pairs) {
			sources.add(TranslationModel.closed(tokenizer.encode(this.sourceNormalizer.normalize(pair.source()))));
			targets.add(TranslationModel.closed(tokenizer.encode(this.targetNormalizer.normalize(pair.target()))));
		}
		return new EncodedPairs(sources, targets);
	}

	private static EncodedPairs withoutTooLong(EncodedPairs pairs) {
		List<int[]> sources = new ArrayList<>();
		List<int[]> targets = new ArrayList<>();
		for (int i = 0; i < pairs.size(); i++) {
			if (Math.max(pairs.sources().get(i).length, pairs.targets().get(i).length) <= MAX_SUBWORDS) {
				sources.add(pairs.sources().get(i));
				targets.add(pairs.targets().get(i));
			}
		}
		return new EncodedPairs(sources, targets);
	}

}
