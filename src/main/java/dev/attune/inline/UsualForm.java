package dev.attune.inline;

import com.ibm.icu.lang.UCharacter;
import dev.attune.text.Mark;
import dev.attune.text.Spacing;
import dev.attune.text.Span;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form that a sentence would have in running text: it begins with a capital, ends
 * with a full stop, and is not in capitals as a whole. Models that learned from such text
 * make anything of headings, labels and shouts.
 */
final class UsualForm {

	private static final String STOPS = ".!?。！？";

	private static final String COLONS = ":：";

	private static final Pattern ELLIPSIS = Pattern.compile("(?:…{1,2}|\\.{3})$");

	private static final Pattern ENGLISH_I = Pattern.compile("(?<![\\p{L}\\p{N}])i(?=['’\\s]|$)");

	/** Of fewer letters it may be an abbreviation. */
	private static final int SHORTEST_SHOUT = 4;

	private final InlineSentence sentence;

	/** Places of what is kept. */
	private final BitSet kept = new BitSet();

	/** Behind its last word or punctuation; only emoji and tags follow. */
	private final int end;

	UsualForm(InlineSentence sentence) {
		this.sentence = sentence;
		sentence.kept().forEach((one) -> this.kept.set(one.span().start(), one.span().end()));
		this.end = end(sentence);
	}

	private static int end(InlineSentence sentence) {
		int end = sentence.text().length();
		for (Kept kept : sentence.kept().reversed()) {
			end = trimmed(sentence.text(), end);
			if (kept.kind() != Kept.Kind.POINT || kept.span().end() < end) {
				break;
			}
			end = kept.span().start();
		}
		return trimmed(sentence.text(), end);
	}

	private static int trimmed(String text, int end) {
		int trimmed = end;
		while (trimmed > 0 && UCharacter.isUWhiteSpace(text.charAt(trimmed - 1))) {
			trimmed--;
		}
		return trimmed;
	}

	/** Whether the sentence ends without punctuation. */
	boolean isOpen() {
		int last = this.end;
		while (last > 0 && !isKept(last - 1) && isClosing(this.sentence.text().codePointBefore(last))) {
			last--;
		}
		return last > 0 && (isKept(last - 1) || isWordPart(this.sentence.text().codePointBefore(last)));
	}

	/** The sentence in that form, or empty if it has it already. */
	Optional<InlineSentence> usual() {
		String text = this.sentence.text();
		boolean capitals = isShout();
		String written = withCapital(capitals ? lowered(text) : text);
		boolean open = isOpen();
		int begin = open ? this.end : this.end - endingLength();
		if (written.equals(text) && begin == this.end && !open) {
			return Optional.empty();
		}
		Writing writing = new Writing(open, targetEnding(text.substring(begin, this.end)), capitals);
		if (!writing.isWithoutStop()) {
			return Optional.of(new InlineSentence(written, this.sentence.marks(), this.sentence.kept(),
					this.sentence.source(), this.sentence.target(), writing));
		}
		String stop = Spacing.separatesWords(this.sentence.source()) ? "." : "。";
		return Optional.of(new InlineSentence(written.substring(0, begin) + stop + written.substring(this.end),
				this.sentence.marks().stream().map((mark) -> moved(mark, begin)).toList(),
				this.sentence.kept().stream().map((kept) -> moved(kept, begin)).toList(), this.sentence.source(),
				this.sentence.target(), writing));
	}

	/** Of a colon or an ellipsis at the end. */
	private int endingLength() {
		if (this.end < 2 || isKept(this.end - 1)) {
			return 0;
		}
		if (COLONS.indexOf(this.sentence.text().charAt(this.end - 1)) >= 0) {
			return 1;
		}
		Matcher ellipsis = ELLIPSIS.matcher(this.sentence.text()).region(Math.max(0, this.end - 3), this.end);
		return (ellipsis.find() && ellipsis.start() > 0) ? ellipsis.end() - ellipsis.start() : 0;
	}

	private String targetEnding(String ending) {
		if (!ending.isEmpty() && COLONS.contains(ending)) {
			return Spacing.separatesWords(this.sentence.target()) ? ":" : "：";
		}
		return (ending.equals("……") && Spacing.separatesWords(this.sentence.target())) ? "…" : ending;
	}

	// in order, so that no pair crosses another
	private Mark moved(Mark mark, int begin) {
		if (mark.offset() <= begin) {
			return mark;
		}
		return mark.shifted((mark.offset() < this.end) ? begin - mark.offset() : begin + 1 - this.end);
	}

	private Kept moved(Kept kept, int begin) {
		int shift = begin + 1 - this.end;
		return (kept.span().start() < this.end) ? kept
				: new Kept(new Span(kept.span().start() + shift, kept.span().end() + shift), kept.kind());
	}

	private boolean isShout() {
		int letters = 0;
		for (int i = 0; i < this.sentence.text().length(); i++) {
			int character = this.sentence.text().codePointAt(i);
			if (Character.isLetter(character) && !isKept(i)) {
				if (Character.isLowerCase(character)) {
					return false;
				}
				letters += Character.isUpperCase(character) ? 1 : 0;
			}
		}
		return letters >= SHORTEST_SHOUT;
	}

	private String lowered(String text) {
		return mapped(text, this.kept, Character::toLowerCase);
	}

	private String withCapital(String text) {
		StringBuilder written = new StringBuilder(text);
		if (this.sentence.source().startsWith("en")) {
			ENGLISH_I.matcher(text)
				.results()
				.filter((found) -> !isKept(found.start()))
				.forEach((found) -> written.setCharAt(found.start(), 'I'));
		}
		for (int i = 0; i < written.length(); i += Character.charCount(written.codePointAt(i))) {
			int character = written.codePointAt(i);
			if (Character.isLetterOrDigit(character) || isKept(i)) {
				int title = Character.toTitleCase(character);
				if (!isKept(i) && Character.charCount(title) == Character.charCount(character)) {
					written.replace(i, i + Character.charCount(character), Character.toString(title));
				}
				break;
			}
		}
		return written.toString();
	}

	private boolean isKept(int offset) {
		return this.kept.get(offset);
	}

	private static boolean isWordPart(int character) {
		return UCharacter.isLetterOrDigit(character) || Character.getType(character) == Character.NON_SPACING_MARK
				|| Character.getType(character) == Character.COMBINING_SPACING_MARK;
	}

	private static boolean isClosing(int character) {
		int type = Character.getType(character);
		return type == Character.END_PUNCTUATION || type == Character.FINAL_QUOTE_PUNCTUATION
				|| type == Character.INITIAL_QUOTE_PUNCTUATION || "\"'".indexOf(character) >= 0;
	}

	/**
	 * Whether a translation ends with one punctuation mark of a statement or an
	 * exclamation.
	 */
	static boolean endsWithStop(String text) {
		return text.length() > 1 && ".。!！".indexOf(text.charAt(text.length() - 1)) >= 0
				&& STOPS.indexOf(text.charAt(text.length() - 2)) < 0;
	}

	/** A text in capitals but for some stretches, as long as before. */
	static String capitals(String text, List<Span> kept) {
		BitSet untouched = new BitSet();
		kept.forEach((span) -> untouched.set(span.start(), span.end()));
		return mapped(text, untouched, (character) -> (character == 'ß') ? 'ẞ' : Character.toUpperCase(character));
	}

	private static String mapped(String text, BitSet kept, IntUnaryOperator mapping) {
		StringBuilder mapped = new StringBuilder(text.length());
		for (int i = 0; i < text.length();) {
			int character = text.codePointAt(i);
			int other = kept.get(i) ? character : mapping.applyAsInt(character);
			i += Character.charCount(character);
			mapped.appendCodePoint((Character.charCount(other) == Character.charCount(character)) ? other : character);
		}
		return mapped.toString();
	}

}
