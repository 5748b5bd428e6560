package dev.attune.translation;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import dev.attune.text.Mark;
import dev.attune.text.MarkedText;
import dev.attune.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a text together from its translated sentences. White space stays as it was in the
 * source, but for the space between two sentences, which follows the habit of the target
 * language.
 */
final class SentenceJoiner {

	private final boolean sourceSpaced;

	private final boolean targetSpaced;

	SentenceJoiner(LanguageTag source, LanguageTag target) {
		this.sourceSpaced = !source.joinsSentencesWithoutSpace();
		this.targetSpaced = !target.joinsSentencesWithoutSpace();
	}

	/**
	 * The pieces as one text.
	 * @param pieces in order; white space is in pieces of its own
	 */
	MarkedText join(List<Piece> pieces) {
		StringBuilder text = new StringBuilder();
		List<Mark> marks = new ArrayList<>();
		List<Span> kept = new ArrayList<>();
		for (int i = 0; i < pieces.size(); i++) {
			Piece piece = pieces.get(i);
			if (i > 0 && needsSpace(pieces.get(i - 1), piece)) {
				text.append(' ');
			}
			boolean needless = isNeedlessSpace(pieces, i);
			int begin = text.length();
			piece.marks().forEach((mark) -> marks.add(mark.shifted(needless ? begin - mark.offset() : begin)));
			piece.kept().forEach((span) -> kept.add(new Span(begin + span.start(), begin + span.end())));
			text.append(needless ? "" : piece.text());
		}
		return new MarkedText(text.toString(), marks, kept);
	}

	/**
	 * What a piece adds to the text of the pieces before it, as {@link #join} does.
	 * @param pieces all of them; of those behind the next one only that they are there
	 * matters
	 */
	String added(List<Piece> pieces, int i) {
		String space = (i > 0 && needsSpace(pieces.get(i - 1), pieces.get(i))) ? " " : "";
		return space + (isNeedlessSpace(pieces, i) ? "" : pieces.get(i).text());
	}

	// two Chinese sentences touch, their translations must not
	private boolean needsSpace(Piece before, Piece after) {
		return this.targetSpaced && !endsInSpace(before.text()) && !isWhiteSpace(after.text())
				&& ((before.translated() && after.translated())
						|| (!this.sourceSpaced && (before.translated() || after.translated())));
	}

	private boolean isNeedlessSpace(List<Piece> pieces, int i) {
		if (this.targetSpaced || !pieces.get(i).text().equals(" ") || i == 0 || i == pieces.size() - 1) {
			return false;
		}
		String before = pieces.get(i - 1).text();
		String after = pieces.get(i + 1).text();
		return !isWhiteSpace(before) && !isWhiteSpace(after)
				&& (isWide(before.codePointBefore(before.length())) || isWide(after.codePointAt(0)));
	}

	// the sign of a line comes with its space
	private static boolean endsInSpace(String text) {
		return text.isEmpty() || UCharacter.isUWhiteSpace(text.codePointBefore(text.length()));
	}

	// a no-break space too, which String.isBlank does not count; empty counts as white
	// space
	private static boolean isWhiteSpace(String text) {
		return text.codePoints().allMatch(UCharacter::isUWhiteSpace);
	}

	// "OK. Bye." keeps its space when a model leaves it in Latin letters
	private static boolean isWide(int character) {
		int width = UCharacter.getIntPropertyValue(character, UProperty.EAST_ASIAN_WIDTH);
		return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
	}

}
