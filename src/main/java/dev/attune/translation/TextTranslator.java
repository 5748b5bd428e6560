package dev.attune.translation;

import dev.attune.serving.Caller;
import dev.attune.serving.ServedModel;
import dev.attune.text.MarkedText;
import java.util.ArrayList;
import java.util.Iterator;
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
	 * The translations of texts by one model or two, in their order, each with
	 * {@code nBest - 1} others if the search finds so many; these are the second model's,
	 * and so is the explanation.
	 * @param caller who waits for them
	 * @param listener is told of what is done before the whole is
	 * @throws TimeoutException if the time is over; what is not translated by then is
	 * dropped
	 * @throws ExecutionException if the engine fails on one of the sentences
	 */
	List<TranslatedText> translate(Route route, List<MarkedText> texts, TextOptions options, Caller caller,
			PieceListener listener) throws InterruptedException, ExecutionException, TimeoutException {
		boolean halfway = listener.listens() && route.second().isPresent();
		int characters = characters(texts);
		if (!halfway && characters <= LineWindow.LARGEST) {
			return whole(route, texts, options, caller, listener);
		}
		// all sentences at once would take many times the memory of their texts, and who
		// watches sees the first lines before the last ones have come half the way
		List<List<TranslatedText>> translated = texts.stream()
			.map((text) -> (List<TranslatedText>) new ArrayList<TranslatedText>())
			.toList();
		for (LineWindow window : LineWindow.of(texts, this.cutter::lineEnds, halfway)) {
			double share = Math.max(1, characters(window.parts())) / (double) Math.max(1, characters);
			Iterator<TranslatedText> parts = whole(route, window.parts(), options.part(share), caller,
					listener.at(window.texts()))
				.iterator();
			window.texts().forEach((text) -> translated.get(text).add(parts.next()));
		}
		return translated.stream().map(TranslatedText::joined).toList();
	}

	private static int characters(List<MarkedText> texts) {
		return texts.stream().mapToInt((text) -> text.text().length()).sum();
	}

	private List<TranslatedText> whole(Route route, List<MarkedText> texts, TextOptions options, Caller caller,
			PieceListener listener) throws InterruptedException, ExecutionException, TimeoutException {
		ServedModel second = route.second().orElse(null);
		return (second != null) ? through(route.first(), second, texts, options, caller, listener)
				: translate(route.first(), texts, options, caller, listener);
	}

	/**
	 * The translations of texts by a model that the caller holds a lease on.
	 * @see #translate(Route, List, TextOptions, Caller, PieceListener)
	 */
	List<TranslatedText> translate(ServedModel model, List<MarkedText> texts, TextOptions options, Caller caller)
			throws InterruptedException, ExecutionException, TimeoutException {
		return translate(model, texts, options, caller, PieceListener.NONE);
	}

	private List<TranslatedText> translate(ServedModel model, List<MarkedText> texts, TextOptions options,
			Caller caller, PieceListener listener) throws InterruptedException, ExecutionException, TimeoutException {
		TermConstraints terms = new TermConstraints(model, options.glossary());
		return translate(model, terms, cut(texts, model, terms), options, caller, listener);
	}

	private List<TranslatedText> through(ServedModel first, ServedModel second, List<MarkedText> texts,
			TextOptions options, Caller caller, PieceListener listener)
			throws InterruptedException, ExecutionException, TimeoutException {
		TermConstraints none = new TermConstraints(first, null);
		List<CutText> cut = cut(texts, first, none);
		List<TranslatedText> between = translate(first, none, cut, options.halfway(), caller, PieceListener.NONE);
		TermConstraints terms = new TermConstraints(second, options.glossary());
		List<CutText> onward = cut(between.stream().map(TranslatedText::best).toList(), second, terms);
		// of both ways together no translation becomes longer than one may of one
		List<TranslatedText> translated = translate(second, terms,
				IntStream.range(0, cut.size()).mapToObj((i) -> onward.get(i).from(cut.get(i).tokens())).toList(),
				options, caller, listener);
		return IntStream.range(0, cut.size())
			.mapToObj((i) -> translated.get(i).cutAs(between.get(i).truncated()))
			.toList();
	}

	private List<CutText> cut(List<MarkedText> texts, ServedModel model, TermConstraints terms) {
		return texts.stream().map((text) -> this.cutter.cut(text, model, terms)).toList();
	}

	private List<TranslatedText> translate(ServedModel model, TermConstraints terms, List<CutText> texts,
			TextOptions options, Caller caller, PieceListener listener)
			throws InterruptedException, ExecutionException, TimeoutException {
		SentenceJoiner joiner = new SentenceJoiner(LanguageTag.of(model.source()), LanguageTag.of(model.target()));
		PieceSender sender = new PieceSender(texts, joiner, listener);
		List<ExplainedSentence> explanation = new ArrayList<>();
		List<List<Piece>> translated = new WindowedSearch(this.sentences, model, options.search(), terms, caller)
			.translate(texts.stream().flatMap((text) -> text.sentences().stream()).toList(), options.share(),
					listener.listens(), (sentence) -> {
						if (listener.listens()) {
							sender.tell(sentence.best());
						}
						if (options.explained()) {
							explanation.add(sentence.explained(model));
						}
					});
		if (listener.listens()) {
			sender.end();
		}
		return join(texts, translated, explanation, joiner);
	}

	private static List<TranslatedText> join(List<CutText> texts, List<List<Piece>> nBest,
			List<ExplainedSentence> explanation, SentenceJoiner joiner) {
		List<TranslatedText> joined = new ArrayList<>();
		int next = 0;
		for (CutText text : texts) {
			int end = next + text.sentences().size();
			joined.add(join(text, nBest.subList(next, end),
					explanation.isEmpty() ? List.of() : explanation.subList(next, end), joiner));
			next = end;
		}
		return joined;
	}

	// alternative k has the k-th best translation of each sentence that has so many
	private static TranslatedText join(CutText text, List<List<Piece>> nBest, List<ExplainedSentence> explanation,
			SentenceJoiner joiner) {
		int longest = nBest.stream().mapToInt(List::size).max().orElse(1);
		List<MarkedText> joined = IntStream.range(0, longest)
			.mapToObj((k) -> nBest.stream().map((found) -> found.get((k < found.size()) ? k : 0)).toList())
			.map((sentences) -> joiner.join(text.withTranslations(sentences)))
			.toList();
		return new TranslatedText(joined, nBest.stream().flatMap(List::stream).anyMatch(Piece::truncated), explanation);
	}

}
