package dev.attune.translation;

import dev.attune.inline.Kept;
import dev.attune.inline.KeptFinder;
import dev.attune.serving.ServedModel;
import dev.attune.text.MarkedText;
import dev.attune.text.Segment;
import dev.attune.text.SentenceSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Cuts texts into sentences for a model.
 */
final class TextCutter {

	/** From a text and its language code to its segments. */
	private final BiFunction<String, String, List<Segment>> splitter;

	private final Function<MarkedText, List<Kept>> finder;

	private final boolean usualForms;

	private TextCutter(BiFunction<String, String, List<Segment>> splitter, Function<MarkedText, List<Kept>> finder,
			boolean usualForms) {
		this.splitter = splitter;
		this.finder = finder;
		this.usualForms = usualForms;
	}

	/**
	 * Cuts a text where its sentences end; what no translation changes is kept, and a
	 * heading or a label may be read as a sentence of running text.
	 */
	static TextCutter sentences(SentenceSplitter splitter) {
		return new TextCutter(splitter::split, KeptFinder::find, true);
	}

	/** Takes each text for one sentence, all of which may be translated. */
	static TextCutter wholeTexts() {
		return new TextCutter((text, language) -> List.of(new Segment(text, !text.isBlank())), KeptFinder::given,
				false);
	}

	/**
	 * Cuts a text.
	 * @param terms what must be translated as a glossary says, and is not kept therefore
	 */
	CutText cut(MarkedText text, ServedModel model, TermConstraints terms) {
		PieceCollector pieces = new PieceCollector(text, terms.outside(this.finder.apply(text), text.text()), model,
				this.usualForms);
		int end = 0;
		boolean translatable = false;
		for (Segment segment : this.splitter.apply(text.text(), model.source())) {
			end += segment.text().length();
			translatable |= segment.translatable();
			if (!pieces.goesOn(end)) {
				pieces.add(end, translatable);
				translatable = false;
			}
		}
		return pieces.all();
	}

	/**
	 * Where the lines of a text end, but for those in something kept; a text with marks
	 * is one line.
	 */
	List<Integer> lineEnds(MarkedText text) {
		int length = text.text().length();
		if (length == 0 || !text.marks().isEmpty() || !text.kept().isEmpty()) {
			return List.of(length);
		}
		List<Kept> kept = this.finder.apply(text);
		List<Integer> ends = new ArrayList<>();
		int next = 0;
		int end = 0;
		while (end < length) {
			end = lineEnd(text.text(), end);
			while (next < kept.size() && kept.get(next).span().end() <= end) {
				next++;
			}
			if (next == kept.size() || kept.get(next).span().start() >= end) {
				ends.add(end);
			}
		}
		return ends;
	}

	private static int lineEnd(String text, int from) {
		int end = text.indexOf('\n', from);
		return (end < 0) ? text.length() : end + 1;
	}

}
