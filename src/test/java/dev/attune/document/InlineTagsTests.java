package dev.attune.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.Mark;
import dev.attune.text.MarkedText;
import dev.attune.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tags become marks and marks tags.
 */
class InlineTagsTests {

	@Test
	void pairsAreFoundAsFarAsTheyNest() {
		InlineTags<String> tags = tags("a <b>b <i>c</b> d</i> <x>");
		MarkedText text = tags.marked();
		assertThat(text.text()).isEqualTo("a b c d ");
		assertThat(text.marks()).extracting(Mark::kind)
			.containsExactly(Mark.Kind.OPEN, Mark.Kind.POINT, Mark.Kind.CLOSE, Mark.Kind.POINT, Mark.Kind.POINT);
		assertThat(restored(tags, text)).isEqualTo("a <b>b <i>c</b> d</i> <x>");
	}

	@Test
	void whatIsCodeIsKept() {
		InlineTags<String> tags = new InlineTags<>();
		tags.text("run ");
		tags.tag("`", InlineTags.Role.OPENING, 1, true);
		tags.text("ls");
		tags.tag("`", InlineTags.Role.CLOSING, 1, false);
		assertThat(tags.marked().kept()).hasSize(1);
		assertThat(tags.marked()
			.text()
			.substring(tags.marked().kept().getFirst().start(), tags.marked().kept().getFirst().end())).isEqualTo("ls");
	}

	@Test
	void aLineBreakInASentenceIsAMarkAndASpace() {
		InlineTags<String> tags = new InlineTags<>();
		tags.flowingText("Where is\r\n  the station?\n- Here.");
		MarkedText text = tags.marked();
		assertThat(text.text()).isEqualTo("Where is the station?\n- Here.");
		assertThat(restored(tags, text)).isEqualTo("Where is\r\n  the station?\n- Here.");
	}

	@Test
	void linesOfLettersWithoutSpacesAreJoinedWithoutOne() {
		InlineTags<String> tags = new InlineTags<>();
		tags.flowingText("今天\n天气很好。");
		assertThat(tags.marked().text()).isEqualTo("今天天气很好。");
		assertThat(restored(tags, tags.marked())).isEqualTo("今天\n天气很好。");
	}

	@Test
	void aBreakNeverMakesAnEmptyLine() {
		InlineTags<String> tags = new InlineTags<>();
		tags.flowingText("One\ntwo\nthree.");
		int first = tags.marked().marks().get(0).id();
		int second = tags.marked().marks().get(1).id();
		assertThat(restored(tags, marked("A b.", 0, first, 4, second))).isEqualTo("A b.");
		assertThat(restored(tags, marked("A b.", 1, first, 2, second))).isEqualTo("A\nb.");
		assertThat(restored(tags, marked("A b.", 2, first, 2, second))).isEqualTo("A\nb.");
	}

	@Test
	void noLineBeginsWithTheEndOfASentence() {
		InlineTags<String> tags = new InlineTags<>();
		tags.flowingText("Where is\nit?");
		int id = tags.marked().marks().getFirst().id();
		assertThat(restored(tags, new MarkedText("在哪里？", List.of(new Mark(3, id, Mark.Kind.POINT))))).isEqualTo("在哪里？");
		assertThat(restored(tags, new MarkedText("哪里？这里。", List.of(new Mark(2, id, Mark.Kind.POINT)))))
			.isEqualTo("哪里？\n这里。");
	}

	@Test
	void aPlaceholderIsTextThatIsKeptAndWrittenOnce() {
		InlineTags<String> tags = new InlineTags<>();
		tags.text("I like ");
		tags.placeholder("%s", "%s");
		tags.text(".");
		MarkedText text = tags.marked();
		assertThat(text.text()).isEqualTo("I like %s.");
		assertThat(text.kept()).containsExactly(new Span(7, 9));
		assertThat(restored(tags, text)).isEqualTo("I like %s.");
		assertThat(restored(tags,
				new MarkedText("%s mag ich.",
						List.of(new Mark(0, 0, Mark.Kind.OPEN), new Mark(2, 0, Mark.Kind.CLOSE)))))
			.isEqualTo("%s mag ich.");
	}

	@Test
	void aTagThatEndsALineEndsASentenceToo() {
		InlineTags<String> tags = new InlineTags<>();
		tags.text("Good morning.");
		tags.lineBreak("<br>");
		tags.text("How are you?");
		assertThat(tags.marked().text()).isEqualTo("Good morning.\nHow are you?");
		assertThat(restored(tags, tags.marked())).isEqualTo("Good morning.<br>How are you?");
	}

	private static MarkedText marked(String text, int first, int firstId, int second, int secondId) {
		return new MarkedText(text,
				List.of(new Mark(first, firstId, Mark.Kind.POINT), new Mark(second, secondId, Mark.Kind.POINT)));
	}

	private static String restored(InlineTags<String> tags, MarkedText translation) {
		StringBuilder text = new StringBuilder();
		tags.restore(translation, text::append, text::append);
		return text.toString();
	}

	private static InlineTags<String> tags(String text) {
		InlineTags<String> tags = new InlineTags<>();
		for (String piece : text.split("(?=<)|(?<=>)", -1)) {
			if (piece.startsWith("</")) {
				tags.tag(piece, InlineTags.Role.CLOSING, piece.substring(2), false);
			}
			else if (piece.startsWith("<")) {
				tags.tag(piece, InlineTags.Role.OPENING, piece.substring(1), false);
			}
			else {
				tags.text(piece);
			}
		}
		return tags;
	}

}
