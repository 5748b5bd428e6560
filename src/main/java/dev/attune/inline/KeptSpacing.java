package dev.attune.inline;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;

/**
 * Whether a space stands between what is kept and its neighbours in a translation, after
 * what stood beside it in the source.
 */
final class KeptSpacing {

	private final boolean point;

	/** Whether it begins or ends with a letter or digit. */
	private final boolean wordEdge;

	private final boolean spaceBefore;

	private final boolean spaceBehind;

	private final boolean gluedBefore;

	private final boolean gluedBehind;

	KeptSpacing(String sentence, Kept kept) {
		int start = kept.span().start();
		int end = kept.span().end();
		int before = (start > 0) ? sentence.codePointBefore(start) : '.';
		int behind = (end < sentence.length()) ? sentence.codePointAt(end) : '.';
		this.point = kept.kind() == Kept.Kind.POINT;
		this.wordEdge = isWordPart(sentence.codePointAt(start)) || isWordPart(sentence.codePointBefore(end));
		this.spaceBefore = UCharacter.isUWhiteSpace(before);
		this.spaceBehind = UCharacter.isUWhiteSpace(behind);
		this.gluedBefore = isWordPart(before);
		this.gluedBehind = isWordPart(behind);
	}

	/** Whether a space stands between a character and what is kept. */
	boolean isSpaceAfter(int character) {
		boolean closing = !UCharacter.isLetterOrDigit(character) && !UCharacter.isUWhiteSpace(character)
				&& !isWide(character) && !isOpening(character);
		return needed(character, this.spaceBefore, this.gluedBefore) || (closing && this.spaceBefore);
	}

	/** Whether a space stands between what is kept and a character. */
	boolean isSpaceBefore(int character) {
		return needed(character, this.spaceBehind, this.gluedBehind);
	}

	private boolean needed(int neighbour, boolean space, boolean glued) {
		if (isWordPart(neighbour)) {
			return space || (!glued && !this.point);
		}
		// beside Chinese, words of other scripts stand apart if they did
		return UCharacter.isLetter(neighbour) && !this.point && this.wordEdge && (this.spaceBefore || this.spaceBehind);
	}

	private static boolean isOpening(int character) {
		int type = UCharacter.getType(character);
		return type == UCharacterCategory.START_PUNCTUATION || type == UCharacterCategory.INITIAL_PUNCTUATION
				|| "\"'/-=+#@".indexOf(character) >= 0;
	}

	private static boolean isWide(int character) {
		int width = UCharacter.getIntPropertyValue(character, UProperty.EAST_ASIAN_WIDTH);
		return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
	}

	/** A letter or digit of a script that writes spaces between words. */
	private static boolean isWordPart(int character) {
		return UCharacter.isLetterOrDigit(character) && !isWide(character);
	}

}
