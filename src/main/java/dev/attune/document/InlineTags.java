package dev.attune.document;

import dev.attune.text.Mark;
import dev.attune.text.MarkedText;
import dev.attune.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with tags in it, taken apart for translation and put together again. Tags are
 * paired by name as far as they nest; what has no partner or crosses another stands
 * alone. Line breaks inside of sentences can be made tags as well.
 *
 * @param <T> what a tag is to whoever reads and writes the file
 */
final class InlineTags<T> {

	/** A line break and the blanks around it; not one before a dash or an empty line. */
	private static final Pattern BREAK = Pattern
		.compile("(?<=\\S)[ \\t]*\\r?\\n[ \\t]*(?=[^\\s\\-\\u2013\\u2014*+#>|])");

	private static final String LINE_END = "\n";

	private final StringBuilder text = new StringBuilder();

	private final List<Tag<T>> tags = new ArrayList<>();

	private int[] partners = new int[0];

	/**
	 * What a tag does where it stands.
	 */
	enum Role {

		OPENING, CLOSING, ALONE

	}

	/** Appends text. */
	void text(String characters) {
		this.text.append(characters);
	}

	/** Appends text whose line breaks may move. */
	void flowingText(String characters) {
		Matcher matcher = BREAK.matcher(characters);
		int from = 0;
		while (matcher.find()) {
			this.text.append(characters, from, matcher.start());
			this.tags.add(new Tag<>(this.text.length(), Role.ALONE, "", null, matcher.group(), false));
			if (!isUnspaced(characters.codePointBefore(matcher.start()))
					|| !isUnspaced(characters.codePointAt(matcher.end()))) {
				this.text.append(' ');
			}
			from = matcher.end();
		}
		this.text.append(characters, from, characters.length());
	}

	/**
	 * Appends a tag.
	 * @param name what a pair has in common
	 * @param keeps whether the text up to its partner is to stay as it is
	 */
	void tag(T tag, Role role, Object name, boolean keeps) {
		MarkupLimit.check(this.tags.size());
		this.tags.add(new Tag<>(this.text.length(), role, name, tag, "", keeps));
	}

	/** Appends a tag that ends a line, and with it a sentence. */
	void lineBreak(T tag) {
		MarkupLimit.check(this.tags.size());
		this.tags.add(new Tag<>(this.text.length(), Role.ALONE, "", tag, LINE_END, false));
		this.text.append(LINE_END);
	}

	/**
	 * Appends a tag that stands for text, such as a name of what will stand there: a
	 * model sees it and knows where it belongs.
	 */
	void placeholder(T tag, String shown) {
		MarkupLimit.check(this.tags.size());
		Object pair = new Object();
		this.tags.add(new Tag<>(this.text.length(), Role.OPENING, pair, tag, "", true));
		this.text.append(shown);
		this.tags.add(new Tag<>(this.text.length(), Role.CLOSING, pair, null, "", false));
	}

	/** The text with a mark for each tag. */
	MarkedText marked() {
		this.partners = pairs();
		List<Mark> marks = new ArrayList<>();
		List<Span> kept = new ArrayList<>();
		for (int i = 0; i < this.tags.size(); i++) {
			int partner = this.partners[i];
			int offset = this.tags.get(i).offset();
			if (partner < 0) {
				marks.add(new Mark(offset, i, Mark.Kind.POINT));
			}
			else if (partner > i) {
				marks.add(new Mark(offset, i, Mark.Kind.OPEN));
				int end = this.tags.get(partner).offset();
				if (this.tags.get(i).keeps() && partner == i + 1 && end > offset) {
					kept.add(new Span(offset, end));
				}
			}
			else {
				marks.add(new Mark(offset, partner, Mark.Kind.CLOSE));
			}
		}
		return new MarkedText(this.text.toString(), marks, kept);
	}

	/** For each tag its partner, or -1. */
	private int[] pairs() {
		int[] pairs = new int[this.tags.size()];
		Arrays.fill(pairs, -1);
		Deque<Integer> open = new ArrayDeque<>();
		for (int i = 0; i < pairs.length; i++) {
			Tag<T> tag = this.tags.get(i);
			if (tag.role() == Role.OPENING) {
				open.push(i);
			}
			else if (tag.role() == Role.CLOSING
					&& open.stream().anyMatch((j) -> this.tags.get(j).name().equals(tag.name()))) {
				int partner = open.pop();
				while (!this.tags.get(partner).name().equals(tag.name())) {
					partner = open.pop();
				}
				pairs[i] = partner;
				pairs[partner] = i;
			}
		}
		return pairs;
	}

	/**
	 * Tells what to write: pieces of text and tags in their order.
	 * @param translated the translation of {@link #marked}
	 */
	void restore(MarkedText translated, Consumer<String> texts, Consumer<T> codes) {
		String characters = translated.text();
		int from = 0;
		boolean broken = true;
		for (Iterator<Mark> marks = translated.marks().iterator(); marks.hasNext();) {
			Mark mark = marks.next();
			Tag<T> tag = this.tags.get((mark.kind() == Mark.Kind.CLOSE) ? this.partners[mark.id()] : mark.id());
			// a break may have moved beyond it
			int place = Math.max(from, mark.offset());
			if (tag.tag() == null && tag.role() == Role.CLOSING) {
				// the tag was written where this text begins
				from = place;
				broken = false;
			}
			else if (tag.tag() != null) {
				String before = characters.substring(from, place);
				texts.accept(before);
				codes.accept(tag.tag());
				broken &= before.isBlank();
				from = place;
				if (!tag.lineBreak().isEmpty() && characters.startsWith(LINE_END, from)) {
					from += LINE_END.length();
				}
			}
			else {
				int end = marks.hasNext() ? place : behindPunctuation(characters, place);
				String before = characters.substring(from, end);
				String trimmed = before.stripTrailing();
				texts.accept(trimmed);
				broken &= trimmed.isEmpty();
				from = behindBlanks(characters, end);
				boolean blank = trimmed.length() < before.length() || from > end;
				// a line that is empty would end a paragraph or a subtitle
				if (!broken && from < characters.length()) {
					texts.accept(tag.lineBreak());
					broken = true;
				}
				else if (blank && from < characters.length()) {
					texts.accept(" ");
				}
			}
		}
		texts.accept(characters.substring(from));
	}

	/** No line begins with what ends a sentence. */
	private static int behindPunctuation(String text, int place) {
		int end = place;
		while (end < text.length() && switch (Character.getType(text.charAt(end))) {
			case Character.OTHER_PUNCTUATION, Character.END_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> true;
			default -> false;
		}) {
			end++;
		}
		return end;
	}

	private static int behindBlanks(String text, int place) {
		int end = place;
		while (end < text.length() && text.charAt(end) == ' ') {
			end++;
		}
		return end;
	}

	private static boolean isUnspaced(int character) {
		return switch (Character.UnicodeScript.of(character)) {
			case HAN, HIRAGANA, KATAKANA -> true;
			default -> (character >= 0x3000 && character <= 0x303F) || (character >= 0xFF00 && character <= 0xFF60);
		};
	}

	/**
	 * A tag, a line break, or both; or where the text that a tag stands for ends.
	 *
	 * @param offset where it stands in the text
	 * @param lineBreak the break and the blanks around it
	 */
	private record Tag<T>(int offset, Role role, Object name, @Nullable T tag, String lineBreak, boolean keeps) {
	}

}
