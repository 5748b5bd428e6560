package dev.attune.translation;

import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.serving.PredictorPool;
import dev.attune.serving.ServedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Translates texts of any length: cuts them into sentences, translates all sentences of
 * all texts together, and puts them together again.
 */
final class TextTranslator {

	private final PredictorPool pool;

	private final TextCutter cutter;

	TextTranslator(PredictorPool pool, TextCutter cutter) {
		this.pool = pool;
		this.cutter = cutter;
	}

	/**
	 * The translations of texts, in their order. The caller holds a lease on the model.
	 * @throws TooManySentencesException if they have more sentences than the queue holds
	 * @throws TimeoutException if the time is over; what is not translated by then is
	 * dropped
	 * @throws ExecutionException if the engine fails on one of the sentences
	 */
	List<String> translate(ServedModel model, List<String> texts, SearchOptions options, Duration timeout)
			throws InterruptedException, ExecutionException, TimeoutException {
		long deadline = System.nanoTime() + timeout.toNanos();
		List<CutText> cutTexts = texts.stream().map((text) -> this.cutter.cut(text, model)).toList();
		List<int[]> sentences = cutTexts.stream().flatMap((text) -> text.sentences().stream()).toList();
		if (sentences.size() > this.pool.capacity()) {
			throw new TooManySentencesException(sentences.size(), this.pool.capacity());
		}
		List<CompletableFuture<List<Hypothesis>>> futures = this.pool.submitAll(model, sentences, options);
		try {
			List<String> translations = new ArrayList<>();
			for (CompletableFuture<List<Hypothesis>> future : futures) {
				List<Hypothesis> hypotheses = future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
				translations.add(model.decode(hypotheses.getFirst()));
			}
			return join(cutTexts, translations, model);
		}
		finally {
			futures.forEach((future) -> future.cancel(false));
		}
	}

	private static List<String> join(List<CutText> texts, List<String> translations, ServedModel model) {
		SentenceJoiner joiner = new SentenceJoiner(LanguageTag.of(model.source()), LanguageTag.of(model.target()));
		List<String> joined = new ArrayList<>();
		int next = 0;
		for (CutText text : texts) {
			int end = next + text.sentences().size();
			joined.add(joiner.join(text.withTranslations(translations.subList(next, end))));
			next = end;
		}
		return joined;
	}

}
