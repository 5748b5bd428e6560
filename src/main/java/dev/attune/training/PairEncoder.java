package dev.attune.training;

import dev.attune.corpus.CorpusException;
import dev.attune.corpus.PairFile;
import dev.attune.corpus.SentencePair;
import dev.attune.seq2seq.SearchLimits;
import dev.attune.seq2seq.SearchLimitsMeter;
import dev.attune.seq2seq.SubwordTokenizer;
import dev.attune.seq2seq.TranslationModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Cuts the parts of a corpus into subwords, on all processors.
 */
final class PairEncoder {

	/** Longer training sentences cost memory and teach little. */
	private static final int MAX_SUBWORDS = 400;

	/** Pairs that are encoded side by side and then written in their order. */
	private static final int CHUNK = 4096;

	private final SubwordTokenizer tokenizer;

	private final SentenceForms forms;

	private final TrainingListener listener;

	PairEncoder(SubwordTokenizer tokenizer, SentenceForms forms, TrainingListener listener) {
		this.tokenizer = tokenizer;
		this.forms = forms;
		this.listener = listener;
	}

	/**
	 * What encoding found out.
	 *
	 * @param limits that the training pairs keep to
	 * @param tooLong training pairs left out
	 */
	record Result(SearchLimits limits, int tooLong) {
	}

	private record Encoded(int[] source, int[] target) {

		boolean isTooLong() {
			return Math.max(this.source.length, this.target.length) > MAX_SUBWORDS;
		}

	}

	private interface Sink {

		void accept(Encoded pair) throws IOException;

	}

	/** Writes the files of tokens. */
	Result encode(Path directory, PartsWriter.Summary summary) throws IOException {
		Stopwatch watch = new Stopwatch();
		Replay replay = summary.replay();
		int repeats = (replay == null) ? 1 : replay.repeats();
		SearchLimitsMeter limits = new SearchLimitsMeter();
		int[] read = { 0 };
		int tooLong;
		try (EncodedPairsFile.Writer train = new EncodedPairsFile.Writer(
				directory.resolve(PreparedCorpus.TRAIN_TOKENS))) {
			encode(directory.resolve(PreparedCorpus.TRAIN), UnaryOperator.identity(), (pair) -> {
				read[0]++;
				if (!pair.isTooLong()) {
					train.add(pair.source(), pair.target());
					limits.add(pair.source(), pair.target());
				}
				if (read[0] == summary.split().train()) {
					train.repeat(repeats);
				}
			});
			tooLong = read[0] - train.pairs();
			if (train.pairs() == 0) {
				throw new CorpusException(PreparedCorpus.TRAIN, 0,
						"each of the " + tooLong + " training pairs has more than " + MAX_SUBWORDS + " subwords");
			}
		}
		try (EncodedPairsFile.Writer dev = new EncodedPairsFile.Writer(directory.resolve(PreparedCorpus.DEV_TOKENS))) {
			// a part that was given is kept as it came
			encode(directory.resolve(PreparedCorpus.DEV), this.forms::normalize,
					(pair) -> dev.add(pair.source(), pair.target()));
		}
		this.listener.message("Cut into subwords in %s.".formatted(watch));
		return new Result(limits.limits(), tooLong);
	}

	private void encode(Path file, UnaryOperator<SentencePair> form, Sink sink) throws IOException {
		try (Stream<SentencePair> stream = PairFile.read(file)) {
			Iterator<SentencePair> pairs = stream.iterator();
			List<SentencePair> chunk = new ArrayList<>(CHUNK);
			while (pairs.hasNext()) {
				chunk.add(pairs.next());
				if (chunk.size() == CHUNK || !pairs.hasNext()) {
					Stopped.check(this.listener);
					for (Encoded pair : chunk.parallelStream().map(form).map(this::encode).toList()) {
						sink.accept(pair);
					}
					chunk.clear();
				}
			}
		}
	}

	private Encoded encode(SentencePair pair) {
		return new Encoded(TranslationModel.closed(this.tokenizer.encode(pair.source())),
				TranslationModel.closed(this.tokenizer.encode(pair.target())));
	}

}
