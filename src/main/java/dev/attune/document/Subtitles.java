package dev.attune.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Subtitles, SubRip's or WebVTT's: what stands between a line with an arrow and the next
 * empty one is a text. Okapi's filter for WebVTT takes tags for text and breaks lines
 * anew, and it has none for SubRip but regular expressions.
 */
final class Subtitles implements Document {

	/** A tag, a style, or the dash of a speaker at the beginning of a line. */
	private static final Pattern TAG = Pattern
		.compile("(?m)<(/?)([^<>\\s./]*)[^<>\\n]*>|\\{\\\\[^{}\\n]*\\}|^[-\u2013\u2014]+[ \\t]*");

	private final TextFile file;

	private Subtitles(TextFile file) {
		this.file = file;
	}

	/**
	 * Reads a file.
	 * @throws DocumentException if nothing in it is a subtitle
	 */
	static Subtitles open(Path path) throws IOException {
		TextFile file = TextFile.read(path, DocumentFormat.SUBTITLES);
		if (!file.text().contains("-->")) {
			throw new DocumentException(
					"has no subtitles: no line tells a time, such as 00:00:01,000 --> 00:00:02,000");
		}
		return new Subtitles(file);
	}

	@Override
	public void read(Units units) {
		run(units, null);
	}

	@Override
	public void write(Units units, OutputStream out) throws IOException {
		StringBuilder text = new StringBuilder();
		run(units, text);
		this.file.write(text.toString(), out);
	}

	private void run(Units units, @Nullable StringBuilder out) {
		List<String> pieces = new ArrayList<>();
		StringBuilder subtitle = new StringBuilder();
		boolean inside = false;
		for (String line : Lines.of(this.file.text())) {
			if (inside && !line.isBlank()) {
				subtitle.append(line);
				continue;
			}
			add(subtitle, pieces, units);
			inside = line.contains("-->");
			pieces.add(line);
			if (units.isFull()) {
				flush(units, pieces, out);
			}
		}
		add(subtitle, pieces, units);
		flush(units, pieces, out);
	}

	private static void flush(Units units, List<String> pieces, @Nullable StringBuilder out) {
		units.flush();
		if (out != null) {
			pieces.forEach(out::append);
		}
		pieces.clear();
	}

	private static void add(StringBuilder subtitle, List<String> pieces, Units units) {
		if (!subtitle.isEmpty()) {
			int place = pieces.size();
			String text = subtitle.toString();
			int end = Lines.contentLength(text);
			InlineTags<String> tags = tags(text.substring(0, end));
			pieces.add(text);
			units.add(tags.marked(), (translation) -> {
				StringBuilder written = new StringBuilder();
				tags.restore(translation, written::append, written::append);
				pieces.set(place, written + text.substring(end));
			});
			subtitle.setLength(0);
		}
	}

	private static InlineTags<String> tags(String text) {
		InlineTags<String> tags = new InlineTags<>();
		Matcher matcher = TAG.matcher(text);
		int from = 0;
		while (matcher.find()) {
			tags.flowingText(text.substring(from, matcher.start()));
			tags.tag(matcher.group(), role(matcher), (matcher.group(2) != null) ? matcher.group(2) : "", false);
			from = matcher.end();
		}
		tags.flowingText(text.substring(from));
		return tags;
	}

	private static InlineTags.Role role(Matcher tag) {
		// <00:01.000> is a time
		if (tag.group(2) == null || tag.group(2).isEmpty() || Character.isDigit(tag.group(2).charAt(0))) {
			return InlineTags.Role.ALONE;
		}
		return tag.group(1).isEmpty() ? InlineTags.Role.OPENING : InlineTags.Role.CLOSING;
	}

}
