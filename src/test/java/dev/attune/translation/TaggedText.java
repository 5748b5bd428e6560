package dev.attune.translation;

import dev.attune.text.Mark;
import dev.attune.text.Mark.Kind;
import dev.attune.text.MarkedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marked texts as tests write them: {@code <1>} opens a pair, {@code </1>} closes it and
 * {@code <1/>} stands alone.
 */
final class TaggedText {

	private static final Pattern TAG = Pattern.compile("<(/?)(\\d+)(/?)>");

	private TaggedText() {
	}

	static MarkedText parse(String tagged) {
		StringBuilder text = new StringBuilder();
		List<Mark> marks = new ArrayList<>();
		Matcher matcher = TAG.matcher(tagged);
		while (matcher.find()) {
			matcher.appendReplacement(text, "");
			Kind kind = !matcher.group(1).isEmpty() ? Kind.CLOSE : !matcher.group(3).isEmpty() ? Kind.POINT : Kind.OPEN;
			marks.add(new Mark(text.length(), Integer.parseInt(matcher.group(2)), kind));
		}
		return new MarkedText(matcher.appendTail(text).toString(), marks);
	}

	static String print(MarkedText text) {
		StringBuilder printed = new StringBuilder(text.text());
		for (Mark mark : text.marks().reversed()) {
			printed.insert(mark.offset(), switch (mark.kind()) {
				case OPEN -> "<" + mark.id() + ">";
				case CLOSE -> "</" + mark.id() + ">";
				case POINT -> "<" + mark.id() + "/>";
			});
		}
		return printed.toString();
	}

}
