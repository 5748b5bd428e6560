package dev.attune.inline;

import dev.attune.text.Mark;
import dev.attune.text.Mark.Kind;
import dev.attune.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Puts what is kept back into the translation of a draft.
 */
final class InlineRestoration {

	private final InlineSentence sentence;

	private final Draft draft;

	private final String target;

	InlineRestoration(InlineSentence sentence, Draft draft, String target) {
		this.sentence = sentence;
		this.draft = draft;
		this.target = target;
	}

	/**
	 * What the model copied of a plain draft, if it copied all that is kept as often as
	 * it is there. Of a number it may have written the digits in another way.
	 */
	Optional<RestoredText> copied() {
		List<String> figures = new ArrayList<>(Figures.of(this.target));
		Map<String, Integer> behind = new HashMap<>();
		List<RestoredKept> copies = new ArrayList<>();
		for (Kept one : this.sentence.kept()) {
			String text = this.sentence.text(one);
			if (one.kind() == Kept.Kind.FIGURE) {
				if (!Figures.of(text).stream().allMatch(figures::remove)) {
					return Optional.empty();
				}
				continue;
			}
			int start = this.target.indexOf(text, behind.getOrDefault(text, 0));
			if (start < 0) {
				return Optional.empty();
			}
			Span copy = new Span(start, start + text.length());
			behind.put(text, copy.end());
			copies.add(new RestoredKept(one, one.span(), copy, copy));
		}
		boolean more = behind.entrySet()
			.stream()
			.anyMatch((found) -> this.target.indexOf(found.getKey(), found.getValue()) >= 0);
		return (more || overlap(copies)) ? Optional.empty() : Optional.of(new RestoredText(this.target, copies,
				List.of(new RestoredText.Stretch(new Span(0, this.target.length()), 0))));
	}

	/**
	 * The translation of a draft with stand-ins, with what is kept in their places; empty
	 * if one of them is not found.
	 */
	Optional<RestoredText> replaced(Alignment alignment, UnaryOperator<String> normalizer) {
		OffsetMap places = new OffsetMap(this.draft.text(), alignment.source(), normalizer);
		StandInFinder finder = new StandInFinder(alignment);
		List<Span> found = new ArrayList<>();
		for (int i = 0; i < this.draft.places().size(); i++) {
			Span place = this.draft.places().get(i);
			if (place.length() == 0) {
				found.add(place);
				continue;
			}
			String standIn = this.draft.text().substring(place.start(), place.end());
			Optional<Span> target = finder.find(
					StandIns.translations(standIn, this.sentence.source(), this.sentence.target()), places.span(place),
					this.sentence.kept().get(i).kind().isNumber());
			if (target.isEmpty()) {
				return Optional.empty();
			}
			found.add(target.get());
		}
		return Optional.of(restored(found, alignment, places));
	}

	private static boolean overlap(List<RestoredKept> copies) {
		List<Span> spans = copies.stream()
			.map(RestoredKept::target)
			.sorted(Comparator.comparingInt(Span::start))
			.toList();
		return IntStream.range(1, spans.size()).anyMatch((i) -> spans.get(i).start() < spans.get(i - 1).end());
	}

	/**
	 * The translation of any draft, with what is kept between the words it was between.
	 */
	RestoredText inserted(Alignment alignment, UnaryOperator<String> normalizer) {
		return restored(this.draft.places().stream().map((place) -> new Span(0, 0)).toList(), alignment,
				new OffsetMap(this.draft.text(), alignment.source(), normalizer));
	}

	/**
	 * Places what is kept as if it were marks: what was found is what a pair encloses,
	 * the rest are points.
	 * @param found where each is in the target; empty for those to be placed
	 */
	private RestoredText restored(List<Span> found, Alignment alignment, OffsetMap places) {
		List<Mark> marks = new ArrayList<>();
		List<Anchor> anchors = new ArrayList<>();
		for (int i = 0; i < found.size(); i++) {
			Span place = this.draft.places().get(i);
			if (found.get(i).length() == 0) {
				marks.add(new Mark(place.start(), i, Kind.POINT));
			}
			else {
				marks.add(new Mark(place.start(), i, Kind.OPEN));
				marks.add(new Mark(place.end(), i, Kind.CLOSE));
				anchors.add(new Anchor(places.span(place), found.get(i)));
			}
		}
		List<RestoredKept> all = new ArrayList<>();
		Set<Integer> seen = new HashSet<>();
		for (Mark mark : MarkPlacer.place(marks, places::place, this.draft.text().length(), alignment, anchors)) {
			if (seen.add(mark.id())) {
				Span target = found.get(mark.id());
				all.add(new RestoredKept(this.sentence.kept().get(mark.id()), this.draft.places().get(mark.id()),
						(target.length() > 0) ? target : new Span(mark.offset(), mark.offset()), target));
			}
		}
		all.sort(Comparator.comparingInt((one) -> one.target().start()));
		return new InlineWriter(this.sentence, this.target).write(all);
	}

}
