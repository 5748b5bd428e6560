package dev.attune.translation;

import dev.attune.serving.ServedModel;
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

	CutText cut(String text, ServedModel model) {
		List<Piece> pieces = new ArrayList<>();
		List<int[]> sentences = new ArrayList<>();
		for (Segment segment : this.splitter.apply(text, model.source())) {
			String sentence = segment.text().strip();
			int[] tokens = (segment.translatable() && hasLetters(sentence)) ? model.encode(sentence) : new int[0];
			// of a sentence of invisible characters only the end of the sentence is left
			if (tokens.length <= 1) {
				pieces.add(new Piece(segment.text(), false));
				continue;
			}
			int begin = segment.text().indexOf(sentence);
			addWhiteSpace(pieces, segment.text().substring(0, begin));
			pieces.add(new Piece(sentence, true));
			addWhiteSpace(pieces, segment.text().substring(begin + sentence.length()));
			sentences.add(tokens);
		}
		return new CutText(pieces, sentences);
	}

	// a number or a dash is the same in every language, and a model may make anything of
	// it
	private static boolean hasLetters(String sentence) {
		return sentence.codePoints().anyMatch(Character::isLetter);
	}

	private static void addWhiteSpace(List<Piece> pieces, String whiteSpace) {
		if (!whiteSpace.isEmpty()) {
			pieces.add(new Piece(whiteSpace, false));
		}
	}

}
