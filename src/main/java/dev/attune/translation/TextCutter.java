package dev.attune.translation;

import dev.attune.serving.ServedModel;
import dev.attune.text.Mark;
import dev.attune.text.MarkedText;
import dev.attune.text.Segment;
import dev.attune.text.SentenceSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Cuts texts into sentences for a model.
 */
final class TextCutter {

	/** From a text and its language code to its segments. */
	private final BiFunction<String, String, List<Segment>> splitter;

	private TextCutter(BiFunction<String, String, List<Segment>> splitter) {
		this.splitter = splitter;
	}

	/** Cuts a text where its sentences end. */
	static TextCutter sentences(SentenceSplitter splitter) {
		return new TextCutter(splitter::split);
	}

	/** Takes each text for one sentence. */
	static TextCutter wholeTexts() {
		return new TextCutter((text, language) -> List.of(new Segment(text, !text.isBlank())));
	}

	CutText cut(MarkedText text, ServedModel model) {
		Pieces pieces = new Pieces(text);
		for (Segment segment : this.splitter.apply(text.text(), model.source())) {
			String sentence = segment.text().strip();
			int[] tokens = (segment.translatable() && hasLetters(sentence)) ? model.encode(sentence) : new int[0];
			// of a sentence of invisible characters only the end of the sentence is left
			if (tokens.length <= 1) {
				pieces.keep(segment.text());
				continue;
			}
			int begin = segment.text().indexOf(sentence);
			pieces.keep(segment.text().substring(0, begin));
			pieces.translate(sentence, tokens);
			pieces.keep(segment.text().substring(begin + sentence.length()));
		}
		return pieces.all();
	}

	// a number or a dash is the same in every language, and a model may make anything of
	// it
	private static boolean hasLetters(String sentence) {
		return sentence.codePoints().anyMatch(Character::isLetter);
	}

	/** Collects the pieces of a text with the marks in them. */
	private static final class Pieces {

		private final List<Piece> pieces = new ArrayList<>();

		private final List<Sentence> sentences = new ArrayList<>();

		private final MarkCursor marks;

		Pieces(MarkedText text) {
			this.marks = new MarkCursor(text);
		}

		void keep(String text) {
			if (!text.isEmpty()) {
				this.pieces.add(new Piece(text, this.marks.next(text.length()), false));
			}
		}

		void translate(String text, int[] tokens) {
			List<Mark> marks = this.marks.next(text.length());
			this.pieces.add(new Piece(text, marks, true));
			this.sentences.add(new Sentence(text, marks, List.of(), tokens));
		}

		CutText all() {
			List<Mark> left = this.marks.rest();
			if (!left.isEmpty()) {
				this.pieces.add(new Piece("", left, false));
			}
			return new CutText(this.pieces, this.sentences);
		}

	}

}
