package dev.attune.corpus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The text of an element of a TMX or XLIFF file, without the markup of the document it
 * was taken from: native codes are left out, what they enclose stays. Where a code such
 * as a line break stands between two words, a space takes its place.
 */
final class InlineText {

	/** Elements that hold native code, not text. */
	private static final Set<String> CODES = Set.of("bpt", "ept", "ph", "it", "ut", "x", "bx", "ex", "sc", "ec");

	/** Codes that may be all there is between two words; the others open or close. */
	private static final Set<String> STANDALONE = Set.of("ph", "it", "ut", "x");

	private static final int MAX_SEGMENTS = 10_000;

	private final XmlEvents events;

	private final int maxCharacters;

	private final StringBuilder text = new StringBuilder();

	private final Map<String, String> segments = new LinkedHashMap<>();

	private boolean gap;

	private InlineText(XmlEvents events, CorpusLimits limits) {
		this.events = events;
		this.maxCharacters = limits.maxSegmentCharacters();
	}

	/**
	 * Read the element that begins here up to its end.
	 */
	static InlineText read(XmlEvents events, CorpusLimits limits) {
		InlineText inline = new InlineText(events, limits);
		inline.read();
		return inline;
	}

	/** All of the text, on one line. */
	String whole() {
		return Whitespace.onOneLine(this.text.toString());
	}

	/** The texts of the segments that are marked in it, by their names. */
	Map<String, String> segments() {
		return this.segments;
	}

	private void read() {
		int depth = this.events.depth();
		int codeDepth = 0;
		int segmentDepth = 0;
		int segmentStart = 0;
		String segment = "";
		while (true) {
			int event = this.events.next();
			if (event == XmlEvents.TEXT && codeDepth == 0) {
				append(this.events.characters());
			}
			else if (event == XmlEvents.START && codeDepth == 0) {
				String name = this.events.name();
				if (CODES.contains(name)) {
					codeDepth = this.events.depth();
					this.gap |= STANDALONE.contains(name);
				}
				else if (name.equals("cp")) {
					// a control character that XML cannot hold; no sentence needs it
					append(" ");
				}
				else if (name.equals("mrk") && "seg".equals(this.events.attribute("mtype")) && segmentDepth == 0) {
					segmentDepth = this.events.depth();
					segmentStart = this.text.length();
					segment = String.valueOf(this.events.attribute("mid"));
				}
			}
			else if (event == XmlEvents.END) {
				int at = this.events.depth();
				if (at == depth) {
					return;
				}
				if (at == codeDepth) {
					codeDepth = 0;
				}
				else if (at == segmentDepth) {
					segmentDepth = 0;
					add(segment, this.text.substring(segmentStart));
				}
			}
		}
	}

	private void append(String characters) {
		if (this.gap && !characters.isEmpty()) {
			this.gap = false;
			if (!this.text.isEmpty() && isSpaced(this.text.codePointBefore(this.text.length()))
					&& isSpaced(characters.codePointAt(0))) {
				this.text.append(' ');
			}
		}
		this.text.append(characters);
		if (this.text.length() > this.maxCharacters) {
			throw this.events.fault("has a text longer than " + this.maxCharacters + " characters");
		}
	}

	private void add(String name, String content) {
		this.segments.put(name, Whitespace.onOneLine(content));
		if (this.segments.size() > MAX_SEGMENTS) {
			throw this.events.fault("has more than " + MAX_SEGMENTS + " segments in one unit");
		}
	}

	/** Whether words of such characters are written with spaces between them. */
	private static boolean isSpaced(int codePoint) {
		return Character.isLetterOrDigit(codePoint) && switch (Character.UnicodeScript.of(codePoint)) {
			case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> false;
			default -> true;
		};
	}

}
