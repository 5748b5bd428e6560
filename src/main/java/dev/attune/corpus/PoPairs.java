package dev.attune.corpus;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.attune.corpus.Languages.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of a gettext PO file. Only what is translated and not fuzzy; of an entry with
 * plural forms the first with the singular and the last with the plural.
 */
final class PoPairs implements PairSource {

	private static final Pattern LANGUAGE = Pattern.compile("(?im)^Language:[ \\t]*([A-Za-z][\\w@.-]*)");

	private static final Pattern KEYWORD = Pattern
		.compile("(msgctxt|msgid_plural|msgid|msgstr(?:\\[(\\d{1,4})])?)\\s*(\".*)?");

	private final LineReader lines;

	private final Languages languages;

	private final int maxCharacters;

	private Direction direction = Direction.FORWARD;

	private PoEntry entry = new PoEntry();

	/** The string that lines in quotation marks continue. */
	private @Nullable StringBuilder open;

	private @Nullable SentencePair plural;

	private boolean atEnd;

	private boolean found;

	PoPairs(LineReader lines, Languages languages, CorpusLimits limits) {
		this.lines = lines;
		this.languages = languages;
		this.maxCharacters = limits.maxSegmentCharacters();
	}

	@Override
	public @Nullable SentencePair next() {
		SentencePair pair = this.plural;
		this.plural = null;
		while (pair == null && !this.atEnd) {
			PoEntry finished = read();
			if (finished.isHeader()) {
				header(finished.first());
			}
			else if (this.direction != Direction.NONE && !finished.fuzzy) {
				pair = pair(finished.id, finished.first(), finished.line);
				this.plural = pair(finished.pluralId, finished.last(), finished.line);
				if (pair == null) {
					pair = this.plural;
					this.plural = null;
				}
			}
		}
		this.found |= pair != null;
		if (!this.found) {
			throw this.languages.nothingFound(this.lines.file(), "holds no translated entry");
		}
		return pair;
	}

	private @Nullable SentencePair pair(CharSequence id, CharSequence string, long line) {
		String source = Whitespace.onOneLine(id.toString());
		String target = Whitespace.onOneLine(string.toString());
		return (source.isEmpty() || target.isEmpty()) ? null
				: this.direction.pair(source, target, this.lines.file(), line);
	}

	/**
	 * The msgids are taken to be in the other language: a PO file does not say theirs.
	 */
	private void header(CharSequence fields) {
		Matcher matcher = LANGUAGE.matcher(fields);
		if (matcher.find()) {
			String code = matcher.group(1);
			int end = code.indexOf('.');
			int modifier = code.indexOf('@');
			end = (end < 0) ? code.length() : end;
			this.direction = this.languages.direction(null,
					code.substring(0, (modifier < 0) ? end : Math.min(end, modifier)));
		}
	}

	/** Read up to the line that begins another entry, and keep that for the next. */
	private PoEntry read() {
		while (true) {
			String line = this.lines.next();
			if (line == null) {
				this.atEnd = true;
				return this.entry;
			}
			String text = line.strip();
			PoEntry finished = null;
			if (text.startsWith("\"")) {
				if (this.open == null) {
					throw this.lines.fault("holds a string that belongs to no msgid or msgstr");
				}
				append(this.open, text);
			}
			else if (text.isEmpty() || text.startsWith("#")) {
				finished = finishIf(this.entry.hasString());
				this.entry.fuzzy |= text.startsWith("#,") && text.contains("fuzzy");
			}
			else if (!text.startsWith("domain")) {
				finished = keyword(text);
			}
			if (finished != null) {
				return finished;
			}
		}
	}

	private @Nullable PoEntry keyword(String text) {
		Matcher matcher = KEYWORD.matcher(text);
		if (!matcher.matches()) {
			throw this.lines.fault("is no line of a PO file: a comment, msgctxt, msgid, msgid_plural or msgstr with a "
					+ "string in quotation marks is expected");
		}
		String keyword = matcher.group(1);
		boolean begins = keyword.equals("msgctxt") || keyword.equals("msgid");
		PoEntry finished = finishIf(begins && this.entry.hasString());
		if (this.entry.line == 0) {
			this.entry.line = this.lines.line();
		}
		StringBuilder opened = this.entry.begin(keyword);
		String string = matcher.group(3);
		if (string != null) {
			append(opened, string);
		}
		this.open = opened;
		return finished;
	}

	private @Nullable PoEntry finishIf(boolean complete) {
		this.open = null;
		if (!complete) {
			return null;
		}
		PoEntry finished = this.entry;
		this.entry = new PoEntry();
		return finished;
	}

	private void append(StringBuilder target, String quoted) {
		int i = 1;
		while (i < quoted.length() && quoted.charAt(i) != '"') {
			char character = quoted.charAt(i++);
			if (character == '\\' && i < quoted.length()) {
				character = switch (quoted.charAt(i++)) {
					case 'n' -> '\n';
					case 't' -> '\t';
					case 'r' -> '\r';
					default -> quoted.charAt(i - 1);
				};
			}
			target.append(character);
		}
		if (i != quoted.length() - 1) {
			throw this.lines.fault((i >= quoted.length()) ? "holds a string without its closing quotation mark"
					: "holds text after the closing quotation mark");
		}
		if (target.length() > this.maxCharacters) {
			throw this.lines.fault("has a text longer than " + this.maxCharacters + " characters");
		}
	}

	@Override
	public void close() {
		this.lines.close();
	}

}
