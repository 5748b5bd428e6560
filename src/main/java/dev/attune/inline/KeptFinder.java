package dev.attune.inline;

import dev.attune.text.Mark;
import dev.attune.text.MarkedText;
import dev.attune.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what of a text is kept: what its writer wants to be kept, and what no translation
 * changes.
 */
public final class KeptFinder {

	private KeptFinder() {
	}

	/** What is kept because the writer says so. */
	public static List<Kept> given(MarkedText text) {
		return text.kept().stream().map((span) -> new Kept(span, Kept.Kind.GIVEN)).toList();
	}

	/**
	 * All that is kept, in order and without overlap. A pair of marks that encloses a
	 * part of it and more besides divides it.
	 */
	public static List<Kept> find(MarkedText text) {
		List<Kept> all = new ArrayList<>();
		List<Kept> found = Untranslatable.find(text.text());
		int next = 0;
		for (Kept given : given(text)) {
			while (next < found.size() && found.get(next).span().end() <= given.span().start()) {
				all.add(found.get(next++));
			}
			while (next < found.size() && found.get(next).span().start() < given.span().end()) {
				next++;
			}
			all.add(given);
		}
		all.addAll(found.subList(next, found.size()));
		return divided(all, text.marks());
	}

	private static List<Kept> divided(List<Kept> all, List<Mark> marks) {
		if (marks.isEmpty()) {
			return all;
		}
		List<Kept> divided = new ArrayList<>();
		for (Kept kept : all) {
			Span inside = MarksInside.of(marks, kept.span());
			int start = kept.span().start();
			for (int place : crossings(marks.subList(inside.start(), inside.end()))) {
				if (place > start && place < kept.span().end()) {
					divided.add(new Kept(new Span(start, place), kept.kind()));
					start = place;
				}
			}
			divided.add(new Kept(new Span(start, kept.span().end()), kept.kind()));
		}
		return divided;
	}

	/** Places of marks inside whose pair has its other half outside. */
	private static Set<Integer> crossings(List<Mark> inside) {
		Set<Integer> halves = new HashSet<>();
		for (Mark mark : inside) {
			if (mark.kind() != Mark.Kind.POINT && !halves.remove(mark.id())) {
				halves.add(mark.id());
			}
		}
		Set<Integer> places = new TreeSet<>();
		inside.stream().filter((mark) -> halves.contains(mark.id())).forEach((mark) -> places.add(mark.offset()));
		return places;
	}

}
