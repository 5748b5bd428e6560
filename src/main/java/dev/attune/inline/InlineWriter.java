package dev.attune.inline;

import dev.attune.inline.RestoredText.Stretch;
import dev.attune.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes what a model wrote with what is kept in its places.
 */
final class InlineWriter {

	private final InlineSentence sentence;

	private final String target;

	private final StringBuilder text = new StringBuilder();

	private final List<Stretch> stretches = new ArrayList<>();

	private final List<RestoredKept> written = new ArrayList<>();

	/** How much of the target is written. */
	private int position;

	private boolean spaceDue;

	InlineWriter(InlineSentence sentence, String target) {
		this.sentence = sentence;
		this.target = target;
	}

	/**
	 * The translation.
	 * @param found what is kept, in the order of the target, each without its place
	 */
	RestoredText write(List<RestoredKept> found) {
		for (RestoredKept one : found) {
			writeTarget(one.target().start());
			write(one);
		}
		writeTarget(this.target.length());
		this.written.sort(Comparator.comparingInt((one) -> one.kept().span().start()));
		return new RestoredText(this.text.toString(), this.written, this.stretches);
	}

	private void writeTarget(int end) {
		if (end > this.position) {
			writeSpace();
			this.stretches.add(new Stretch(new Span(this.position, end), this.text.length()));
			this.text.append(this.target, this.position, end);
			this.position = end;
		}
	}

	private void write(RestoredKept one) {
		writeSpace();
		KeptSpacing beside = new KeptSpacing(this.sentence.text(), one.kept());
		if (!this.text.isEmpty() && beside.isSpaceAfter(this.text.codePointBefore(this.text.length()))) {
			this.text.append(' ');
		}
		int start = this.text.length();
		this.text.append(this.sentence.text(one.kept()));
		this.written.add(new RestoredKept(one.kept(), one.source(), one.target(), new Span(start, this.text.length())));
		this.position = one.target().end();
		this.spaceDue = this.position < this.target.length()
				&& beside.isSpaceBefore(this.target.codePointAt(this.position));
	}

	private void writeSpace() {
		if (this.spaceDue) {
			this.text.append(' ');
			this.spaceDue = false;
		}
	}

}
