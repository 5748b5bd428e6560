package dev.attune.inline;

import dev.attune.text.Mark;
import dev.attune.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A sentence with marks and with stretches that are kept, on its way through a model. It
 * goes as a {@link Draft}, and if what is kept is not found whole in the translation, as
 * the next one.
 *
 * @param text as it was written
 * @param marks in it, in order; of a pair one half may be missing
 * @param kept stretches of it that come through as they are, in order
 * @param source code of its language
 * @param target code of the language that it is translated into
 * @param writing how its translation is written
 */
public record InlineSentence(String text, List<Mark> marks, List<Kept> kept, String source, String target,
		Writing writing) {

	/** What is longer no model copies. */
	private static final int LONGEST_COPY = 40;

	/** A sentence whose translation is as the model writes it. */
	public InlineSentence(String text, List<Mark> marks, List<Kept> kept, String source, String target) {
		this(text, marks, kept, source, target, Writing.FREE);
	}

	/**
	 * The sentence, and if that is another its form in running text: with a capital at
	 * the beginning, a full stop at the end, and no other capitals. The translation of
	 * either is written as the sentence was.
	 */
	public List<InlineSentence> forms() {
		UsualForm form = new UsualForm(this);
		InlineSentence written = new InlineSentence(this.text, this.marks, this.kept, this.source, this.target,
				new Writing(form.isOpen(), "", false));
		return form.usual().map((usual) -> List.of(written, usual)).orElse(List.of(written));
	}

	/**
	 * Whether a translation of it ends with a punctuation mark that is not to stand
	 * there.
	 */
	public boolean hasStopTooMany(String translation) {
		return this.writing.isWithoutStop() && UsualForm.endsWithStop(translation);
	}

	/**
	 * The draft to begin with: the sentence itself if the model may have learned to copy
	 * what is kept.
	 * @param spells whether a model has tokens for a text, and not only its bytes
	 */
	public Draft firstDraft(Predicate<String> spells) {
		if (this.marks.size() + this.kept.size() > MarkPlacer.MAXIMUM_MARKS) {
			return Draft.cut(this.text, this.kept);
		}
		boolean plain = this.kept.stream()
			.allMatch((one) -> one.span().length() <= LONGEST_COPY
					&& (one.kind() == Kept.Kind.FIGURE || spells.test(text(one))));
		return plain ? Draft.plain(this.text, this.kept) : Draft.withStandIns(this.text, this.kept, this.source);
	}

	/** The draft to try when one has failed that is not the last. */
	public Draft nextDraft(Draft failed) {
		return (failed.form() == Draft.Form.PLAIN) ? Draft.withStandIns(this.text, this.kept, this.source)
				: Draft.cut(this.text, this.kept);
	}

	/**
	 * The translation with the marks and all that is kept, each once; empty if the
	 * translation of the draft does not tell where. That of the last draft always does.
	 * @param target the translation of the draft
	 * @param normalizer brings a sentence, or a part of it, into the form that is aligned
	 * @param alignment of the draft with its translation
	 */
	public Optional<InlineTranslation> translated(Draft draft, String target, UnaryOperator<String> normalizer,
			Supplier<Alignment> alignment) {
		if (this.marks.isEmpty() && this.kept.isEmpty()) {
			return Optional.of(new InlineTranslation(written(target, List.of()), List.of(), List.of()));
		}
		if (draft.form() == Draft.Form.PLAIN && this.marks.isEmpty()) {
			return new InlineRestoration(this, draft, target).copied().map((text) -> translation(text, List.of()));
		}
		Alignment aligned = alignment.get();
		return restored(draft, target, normalizer, aligned)
			.map((text) -> translation(text, new MarkRestoration(this, draft, text).place(aligned, normalizer)));
	}

	private Optional<RestoredText> restored(Draft draft, String target, UnaryOperator<String> normalizer,
			Alignment alignment) {
		InlineRestoration restoration = new InlineRestoration(this, draft, target);
		return switch (draft.form()) {
			case PLAIN -> restoration.copied();
			case STAND_INS -> restoration.replaced(alignment, normalizer);
			case CUT -> Optional.of(restoration.inserted(alignment, normalizer));
		};
	}

	private InlineTranslation translation(RestoredText text, List<Mark> placed) {
		return new InlineTranslation(written(text.text(), text.kept().stream().map(RestoredKept::place).toList()),
				behindEnding(placed, text.text().length()),
				text.kept()
					.stream()
					.filter((one) -> one.kept().kind() == Kept.Kind.GIVEN)
					.map(RestoredKept::place)
					.sorted(Comparator.comparingInt(Span::start))
					.toList());
	}

	// the marks behind the ending of the sentence are the last ones
	private List<Mark> behindEnding(List<Mark> placed, int end) {
		if (this.writing.ending().isEmpty()) {
			return placed;
		}
		Set<Integer> behind = this.marks.stream()
			.filter((mark) -> mark.offset() == this.text.length())
			.map(Mark::id)
			.collect(Collectors.toSet());
		List<Mark> moved = new ArrayList<>(placed);
		for (int i = moved.size() - 1; i >= 0 && moved.get(i).offset() == end && behind.contains(moved.get(i).id())
				&& moved.get(i).kind() != Mark.Kind.OPEN; i--) {
			moved.set(i, moved.get(i).shifted(this.writing.ending().length()));
		}
		return moved;
	}

	private String written(String translation, List<Span> untouched) {
		return (this.writing.capitals() ? UsualForm.capitals(translation, untouched) : translation)
				+ this.writing.ending();
	}

	/** The text of something kept. */
	String text(Kept one) {
		return this.text.substring(one.span().start(), one.span().end());
	}

	/** The marks inside of something kept, with places in it. */
	List<Mark> marksInside(Kept one) {
		Span inside = MarksInside.of(this.marks, one.span());
		return this.marks.subList(inside.start(), inside.end())
			.stream()
			.map((mark) -> mark.shifted(-one.span().start()))
			.toList();
	}

	/** The marks that are inside of nothing kept. */
	List<Mark> marksOutside() {
		List<Mark> outside = new ArrayList<>();
		int next = 0;
		for (Kept one : this.kept) {
			Span inside = MarksInside.of(this.marks, one.span());
			if (inside.length() > 0) {
				outside.addAll(this.marks.subList(next, inside.start()));
				next = inside.end();
			}
		}
		outside.addAll(this.marks.subList(next, this.marks.size()));
		return outside;
	}

}
