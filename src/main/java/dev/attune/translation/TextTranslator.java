package dev.attune.translation;

import dev.attune.seq2seq.SearchOptions;
import dev.attune.serving.ServedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Translates texts of any length: cuts them into sentences, translates all sentences of
 * all texts together, and puts them together again.
 */
final class TextTranslator {

	private final SentenceTranslator sentences;

	private final TextCutter cutter;

	TextTranslator(SentenceTranslator sentences, TextCutter cutter) {
		this.sentences = sentences;
		this.cutter = cutter;
	}

	/**
	 * The translations of texts by one model or two. Alternatives are those of the
	 * second.
	 * @throws TooManySentencesException if they have more sentences than the queue holds
	 * @throws TimeoutException if the time is over
	 * @throws ExecutionException if the engine fails on one of the sentences
	 */
	List<Translation> translate(Route route, List<String> texts, SearchOptions options, Duration timeout)
			throws InterruptedException, ExecutionException, TimeoutException {
		ServedModel second = route.second().orElse(null);
		if (second == null) {
			return translate(route.first(), texts, options, timeout);
		}
		long deadline = System.nanoTime() + timeout.toNanos();
		SearchOptions best = new SearchOptions(options.beam(), 1, options.lengthPenalty());
		List<String> between = translate(route.first(), texts, best, timeout).stream().map(Translation::text).toList();
		return translate(second, between, options, Duration.ofNanos(deadline - System.nanoTime())).stream()
			.map((translation) -> translation.through(second.source()))
			.toList();
	}

	/**
	 * The translations of texts, in their order, each with {@code nBest - 1} alternatives
	 * if the search finds so many. The caller holds a lease on the model.
	 * @throws TooManySentencesException if they have more sentences than the queue holds
	 * @throws TimeoutException if the time is over; what is not translated by then is
	 * dropped
	 * @throws ExecutionException if the engine fails on one of the sentences
	 */
	List<Translation> translate(ServedModel model, List<String> texts, SearchOptions options, Duration timeout)
			throws InterruptedException, ExecutionException, TimeoutException {
		long deadline = System.nanoTime() + timeout.toNanos();
		List<CutText> cutTexts = texts.stream().map((text) -> this.cutter.cut(text, model)).toList();
		List<int[]> sentences = cutTexts.stream().flatMap((text) -> text.sentences().stream()).toList();
		return join(cutTexts, this.sentences.translate(model, sentences, options, deadline), model);
	}

	private static List<Translation> join(List<CutText> texts, List<List<String>> nBest, ServedModel model) {
		SentenceJoiner joiner = new SentenceJoiner(LanguageTag.of(model.source()), LanguageTag.of(model.target()));
		List<Translation> joined = new ArrayList<>();
		int next = 0;
		for (CutText text : texts) {
			int end = next + text.sentences().size();
			joined.add(join(text, nBest.subList(next, end), joiner));
			next = end;
		}
		return joined;
	}

	// alternative k has the k-th best translation of each sentence that has so many
	private static Translation join(CutText text, List<List<String>> nBest, SentenceJoiner joiner) {
		int longest = nBest.stream().mapToInt(List::size).max().orElse(1);
		return Translation.of(IntStream.range(0, longest)
			.mapToObj((k) -> nBest.stream().map((found) -> found.get((k < found.size()) ? k : 0)).toList())
			.map((sentences) -> joiner.join(text.withTranslations(sentences)))
			.toList());
	}

}
