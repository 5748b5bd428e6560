package dev.attune.translation;

import dev.attune.glossary.Glossary;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.serving.Caller;
import dev.attune.serving.ServedModel;
import dev.attune.text.MarkedText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
	 * The translations of texts by one model or two, in their order, each with
	 * {@code nBest - 1} others if the search finds so many; these are the second model's.
	 * @param glossary terms that must be translated as it says, of the language that the
	 * last model reads; or none
	 * @param caller who waits for them
	 * @param listener is told of what is done before the whole is
	 * @throws TimeoutException if the time is over; what is not translated by then is
	 * dropped
	 * @throws ExecutionException if the engine fails on one of the sentences
	 */
	List<TranslatedText> translate(Route route, List<MarkedText> texts, SearchOptions options,
			@Nullable Glossary glossary, Caller caller, PieceListener listener)
			throws InterruptedException, ExecutionException, TimeoutException {
		ServedModel second = route.second().orElse(null);
		if (second == null) {
			return translate(route.first(), texts, options, glossary, caller, listener);
		}
		SearchOptions best = new SearchOptions(options.beam(), 1, options.lengthPenalty());
		List<TranslatedText> between = translate(route.first(), texts, best, null, caller);
		Iterator<TranslatedText> before = between.iterator();
		return translate(second, between.stream().map(TranslatedText::best).toList(), options, glossary, caller,
				listener)
			.stream()
			.map((text) -> text.cutAs(before.next().truncated()))
			.toList();
	}

	/**
	 * The translations of texts by a model that the caller holds a lease on.
	 * @see #translate(Route, List, SearchOptions, Glossary, long, PieceListener)
	 */
	List<TranslatedText> translate(ServedModel model, List<MarkedText> texts, SearchOptions options,
			@Nullable Glossary glossary, Caller caller)
			throws InterruptedException, ExecutionException, TimeoutException {
		return translate(model, texts, options, glossary, caller, PieceListener.NONE);
	}

	private List<TranslatedText> translate(ServedModel model, List<MarkedText> texts, SearchOptions options,
			@Nullable Glossary glossary, Caller caller, PieceListener listener)
			throws InterruptedException, ExecutionException, TimeoutException {
		TermConstraints terms = new TermConstraints(model, glossary);
		List<CutText> cutTexts = texts.stream().map((text) -> this.cutter.cut(text, model, terms)).toList();
		List<Sentence> sentences = cutTexts.stream().flatMap((text) -> text.sentences().stream()).toList();
		SentenceJoiner joiner = new SentenceJoiner(LanguageTag.of(model.source()), LanguageTag.of(model.target()));
		PieceSender sender = new PieceSender(cutTexts, joiner, listener);
		List<List<Piece>> translated = new WindowedSearch(this.sentences, model, options, terms, caller)
			.translate(sentences, listener.listens() ? sender::update : null);
		// texts without sentences too
		sender.update(translated);
		return join(cutTexts, translated, joiner);
	}

	private static List<TranslatedText> join(List<CutText> texts, List<List<Piece>> nBest, SentenceJoiner joiner) {
		List<TranslatedText> joined = new ArrayList<>();
		int next = 0;
		for (CutText text : texts) {
			int end = next + text.sentences().size();
			joined.add(join(text, nBest.subList(next, end), joiner));
			next = end;
		}
		return joined;
	}

	// alternative k has the k-th best translation of each sentence that has so many
	private static TranslatedText join(CutText text, List<List<Piece>> nBest, SentenceJoiner joiner) {
		int longest = nBest.stream().mapToInt(List::size).max().orElse(1);
		List<MarkedText> joined = IntStream.range(0, longest)
			.mapToObj((k) -> nBest.stream().map((found) -> found.get((k < found.size()) ? k : 0)).toList())
			.map((sentences) -> joiner.join(text.withTranslations(sentences)))
			.toList();
		return new TranslatedText(joined, nBest.stream().anyMatch((found) -> found.getFirst().truncated()));
	}

}
