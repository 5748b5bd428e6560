package dev.attune.training;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import dev.attune.corpus.SentencePair;
import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SearchBatch;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.seq2seq.TranslationModel;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Searches for the best translation of many sentences, those of like length together.
 */
final class BatchSearch {

	private static final int SENTENCES = 64;

	/** Source tokens of one call, padding included. */
	private static final int TOKENS = 4096;

	private BatchSearch() {
	}

	/**
	 * Translates the sources of pairs with a model as it would be served.
	 * @param pause called before each native call; what it throws ends the search
	 */
	static List<String> translate(TranslationModel model, List<SentencePair> pairs, SearchOptions options,
			Runnable pause) {
		try (Predictor<SearchBatch, List<List<Hypothesis>>> predictor = model.newPredictor()) {
			List<int[]> sources = pairs.stream().map((pair) -> model.encode(pair.source())).toList();
			return best(predictor, sources, options, pause).stream().map(model::decode).toList();
		}
	}

	/**
	 * The best hypothesis of each sentence, in the order of the sentences.
	 * @param pause called before each native call; what it throws ends the search
	 */
	static List<int[]> best(Predictor<SearchBatch, List<List<Hypothesis>>> predictor, List<int[]> sources,
			SearchOptions options, Runnable pause) {
		List<Integer> order = IntStream.range(0, sources.size())
			.boxed()
			.sorted(Comparator.comparingInt((i) -> sources.get(i).length))
			.toList();
		int[][] found = new int[sources.size()][];
		int start = 0;
		while (start < order.size()) {
			int end = start + 1;
			while (end < order.size() && end - start < SENTENCES
					&& (end + 1 - start) * sources.get(order.get(end)).length <= TOKENS) {
				end++;
			}
			List<Integer> rows = order.subList(start, end);
			start = end;
			pause.run();
			try {
				List<List<Hypothesis>> answers = predictor
					.predict(new SearchBatch(rows.stream().map(sources::get).toList(), options));
				for (int i = 0; i < rows.size(); i++) {
					found[rows.get(i)] = answers.get(i).getFirst().tokens();
				}
			}
			catch (TranslateException exception) {
				throw new IllegalStateException("the search failed", exception);
			}
		}
		return List.of(found);
	}

}
