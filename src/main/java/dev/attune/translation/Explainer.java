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
import org.jspecify.annotations.Nullable;

/**
 * Explains translations, sentence by sentence. What has just been translated is still
 * remembered, so nothing is searched twice unless memory was switched off.
 */
final class Explainer {

	private final SentenceTranslator sentences;

	private final TextCutter cutter;

	private final TextTranslator translator;

	Explainer(SentenceTranslator sentences, TextCutter cutter, TextTranslator translator) {
		this.sentences = sentences;
		this.cutter = cutter;
		this.translator = translator;
	}

	/**
	 * The sentences of each text, as the last model of the route translated them; those
	 * with nothing to translate are left out.
	 * @param options with which the texts were translated
	 * @param glossary with which they were translated, or none
	 * @param caller who waits for them
	 * @throws TimeoutException if the time is over
	 * @throws ExecutionException if the engine fails on one of the sentences
	 */
	List<List<ExplainedSentence>> explain(Route route, List<MarkedText> texts, SearchOptions options,
			@Nullable Glossary glossary, Caller caller)
			throws InterruptedException, ExecutionException, TimeoutException {
		ServedModel second = route.second().orElse(null);
		if (second == null) {
			return explain(route.first(), texts, options, glossary, caller);
		}
		SearchOptions best = new SearchOptions(options.beam(), 1, options.lengthPenalty());
		List<MarkedText> between = this.translator.translate(route.first(), texts, best, null, caller)
			.stream()
			.map(TranslatedText::best)
			.toList();
		return explain(second, between, options, glossary, caller);
	}

	private List<List<ExplainedSentence>> explain(ServedModel model, List<MarkedText> texts, SearchOptions options,
			@Nullable Glossary glossary, Caller caller)
			throws InterruptedException, ExecutionException, TimeoutException {
		TermConstraints terms = new TermConstraints(model, glossary);
		List<List<Sentence>> cut = texts.stream()
			.map((text) -> this.cutter.cut(text, model, terms).sentences())
			.toList();
		List<Sentence> all = cut.stream().flatMap(List::stream).toList();
		Iterator<Reading> found = Reading
			.surest(all,
					this.sentences.translate(model, Reading.forms(all).stream().map(terms::apply).toList(), options,
							caller))
			.iterator();
		List<List<ExplainedSentence>> explained = new ArrayList<>();
		for (List<Sentence> text : cut) {
			explained.add(text.stream().map((sentence) -> explained(model, found.next())).toList());
		}
		return explained;
	}

	private static ExplainedSentence explained(ServedModel model, Reading reading) {
		return ExplainedSentence.of(model, reading.sentence().tokens(), reading.hypotheses());
	}

}
