package dev.attune.inline;

import dev.attune.text.Mark;
import dev.attune.text.Mark.Kind;
import dev.attune.text.MarkedText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Generated marked texts, and what is looked at in them.
 */
public final class MarkedTexts {

	private MarkedTexts() {
	}

	/** The text with up to ten marks anywhere but in a surrogate pair. */
	public static MarkedText random(Random random, String text) {
		List<Integer> places = new ArrayList<>();
		for (int n = random.nextInt(11); n > 0; n--) {
			int place = random.nextInt(text.length() + 1);
			if (place == 0 || !Character.isHighSurrogate(text.charAt(place - 1))) {
				places.add(place);
			}
		}
		Collections.sort(places);
		List<Mark> marks = new ArrayList<>();
		Deque<Integer> open = new ArrayDeque<>();
		int id = 0;
		for (int place : places) {
			switch (random.nextInt(3)) {
				case 0 -> marks.add(new Mark(place, id++, Kind.POINT));
				case 1 -> {
					marks.add(new Mark(place, id, Kind.OPEN));
					open.push(id++);
				}
				default -> {
					if (!open.isEmpty()) {
						marks.add(new Mark(place, open.pop(), Kind.CLOSE));
					}
				}
			}
		}
		open.forEach((left) -> marks.add(new Mark(text.length(), left, Kind.CLOSE)));
		return new MarkedText(text, marks);
	}

	/** For each mark by its id, the id of the pair that encloses it; -1 for none. */
	public static Map<Integer, Integer> parents(MarkedText text) {
		Map<Integer, Integer> parents = new HashMap<>();
		Deque<Integer> open = new ArrayDeque<>(List.of(-1));
		for (Mark mark : text.marks()) {
			if (mark.kind() == Kind.CLOSE) {
				open.pop();
			}
			else {
				parents.put(mark.id(), open.element());
				if (mark.kind() == Kind.OPEN) {
					open.push(mark.id());
				}
			}
		}
		return parents;
	}

}
