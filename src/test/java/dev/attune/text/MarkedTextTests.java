package dev.attune.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attune.text.Mark.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Which marks a text may have.
 */
class MarkedTextTests {

	@Test
	void pairsMayNestAndTouch() {
		List<Mark> marks = List.of(open(0, 1), open(0, 2), close(3, 2), point(3, 3), close(3, 1), open(3, 4),
				close(3, 4));
		assertThat(new MarkedText("abc", marks).marks()).isEqualTo(marks);
	}

	@Test
	void aMarkStandsInTheTextAndInItsOrder() {
		assertRefused(point(4, 1));
		assertRefused(point(-1, 1));
		assertRefused(point(2, 1), point(1, 2));
	}

	@Test
	void aMarkStandsOnce() {
		assertRefused(point(1, 1), point(2, 1));
		assertRefused(open(0, 1), close(1, 1), open(1, 1), close(2, 1));
		assertRefused(open(0, 1), close(1, 1), point(1, 1));
	}

	@Test
	void pairsAreWholeAndDoNotCross() {
		assertRefused(open(0, 1));
		assertRefused(close(0, 1));
		assertRefused(open(0, 1), open(1, 2), close(2, 1), close(3, 2));
	}

	@Test
	void whatIsKeptStandsInTheTextAndInItsOrder() {
		List<Span> kept = List.of(new Span(0, 1), new Span(1, 3));
		assertThat(new MarkedText("abc", List.of(point(0, 1), point(2, 2)), kept).kept()).isEqualTo(kept);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new MarkedText("abc", List.of(), List.of(new Span(0, 2), new Span(1, 3))));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new MarkedText("abc", List.of(), List.of(new Span(2, 4))));
	}

	private static void assertRefused(Mark... marks) {
		assertThatIllegalArgumentException().isThrownBy(() -> new MarkedText("abc", List.of(marks)));
	}

	private static Mark open(int offset, int id) {
		return new Mark(offset, id, Kind.OPEN);
	}

	private static Mark close(int offset, int id) {
		return new Mark(offset, id, Kind.CLOSE);
	}

	private static Mark point(int offset, int id) {
		return new Mark(offset, id, Kind.POINT);
	}

}
