package dev.attune.inline;

import dev.attune.text.Mark;
import dev.attune.text.Mark.Kind;
import dev.attune.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Puts the marks of a sentence into its translation, in which what is kept is back. What
 * is kept is there and here one token that came from itself.
 */
final class MarkRestoration {

	private final InlineSentence sentence;

	private final Draft draft;

	private final RestoredText restored;

	/** What is kept and has marks inside, by an id that no mark has. */
	private final Map<Integer, RestoredKept> marked = new HashMap<>();

	MarkRestoration(InlineSentence sentence, Draft draft, RestoredText restored) {
		this.sentence = sentence;
		this.draft = draft;
		this.restored = restored;
		Set<Integer> ids = sentence.marks().stream().map(Mark::id).collect(Collectors.toSet());
		int id = 0;
		for (RestoredKept one : restored.kept()) {
			if (!sentence.marksInside(one.kept()).isEmpty()) {
				while (ids.contains(id)) {
					id++;
				}
				this.marked.put(id++, one);
			}
		}
	}

	/** The marks in their places, in order. */
	List<Mark> place(Alignment alignment, UnaryOperator<String> normalizer) {
		OffsetMap normal = new OffsetMap(this.draft.text(), alignment.source(), normalizer);
		List<RestoredKept> kept = this.restored.kept()
			.stream()
			.map((one) -> one.withSource(normal.span(one.source())))
			.toList();
		KeptAlignment whole = new KeptAlignment(alignment, this.restored, kept);
		int sourceLength = whole.source().length();
		int length = this.sentence.text().length();
		if (this.sentence.marks().size() > MarkPlacer.MAXIMUM_MARKS) {
			return MarkPlacer.place(this.sentence.marks(), normal::place, length, whole.whole(), List.of());
		}
		return withMarksInside(
				MarkPlacer.place(withKept(), (offset) -> Math.min(place(offset, normal, kept), sourceLength), length,
						whole.whole(), whole.anchors()));
	}

	/** The marks outside of what is kept, and a pair around what has marks inside. */
	private List<Mark> withKept() {
		List<Mark> all = new ArrayList<>(this.sentence.marksOutside());
		for (Map.Entry<Integer, RestoredKept> entry : this.marked.entrySet()) {
			Span span = entry.getValue().kept().span();
			int index = 0;
			while (index < all.size() && all.get(index).offset() <= span.start()) {
				index++;
			}
			all.addAll(index, List.of(new Mark(span.start(), entry.getKey(), Kind.OPEN),
					new Mark(span.end(), entry.getKey(), Kind.CLOSE)));
		}
		return all;
	}

	// what is inside of what is kept moves with it
	private List<Mark> withMarksInside(List<Mark> placed) {
		List<Mark> all = new ArrayList<>();
		for (int i = 0; i < placed.size(); i++) {
			Mark mark = placed.get(i);
			RestoredKept one = this.marked.get(mark.id());
			if (one == null) {
				all.add(mark);
			}
			else if (mark.kind() == Kind.OPEN) {
				boolean there = mark.offset() == one.place().start() && placed.get(i + 1).id() == mark.id()
						&& placed.get(i + 1).offset() == one.place().end();
				this.sentence.marksInside(one.kept())
					.forEach((inside) -> all
						.add(new Mark(mark.offset() + (there ? inside.offset() : 0), inside.id(), inside.kind())));
			}
		}
		return all;
	}

	/** From a place in the sentence to one in the source with what is kept. */
	private int place(int offset, OffsetMap normal, List<RestoredKept> kept) {
		int place = normal.place(this.draft.place(offset, this.sentence.kept()));
		for (RestoredKept one : kept) {
			if (one.kept().span().end() <= offset) {
				place += one.kept().span().length() - one.source().length();
			}
		}
		return place;
	}

}
