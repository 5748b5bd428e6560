package dev.attune.inline;

import com.ibm.icu.lang.UCharacter;
import dev.attune.text.Span;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * From places in a sentence to places in its normal form. What stands before a place, in
 * its normal form, is as long as what stands before the place's counterpart; where a
 * character is normalised by its neighbours, that may be off by a character or two.
 */
final class OffsetMap {

	private final String sentence;

	private final String normalized;

	private final UnaryOperator<String> normalizer;

	private final NavigableMap<Integer, Integer> known = new TreeMap<>();

	OffsetMap(String sentence, String normalized, UnaryOperator<String> normalizer) {
		this.sentence = sentence;
		this.normalized = normalized;
		this.normalizer = normalizer;
	}

	/** The counterpart of a place; not before that of a place before it. */
	int place(int offset) {
		Integer place = this.known.get(offset);
		if (place == null) {
			place = find(offset);
			this.known.put(offset, place);
		}
		return place;
	}

	/** The counterpart of a stretch, without white space at its beginning. */
	Span span(Span stretch) {
		int end = place(stretch.end());
		int start = Math.min(place(stretch.start()), end);
		while (start < end && UCharacter.isUWhiteSpace(this.normalized.charAt(start))) {
			start++;
		}
		return new Span(start, end);
	}

	private int find(int offset) {
		if (this.normalized.equals(this.sentence)) {
			return offset;
		}
		int place = (offset == this.sentence.length()) ? this.normalized.length()
				: this.normalizer.apply(this.sentence.substring(0, offset)).length();
		Map.Entry<Integer, Integer> before = this.known.floorEntry(offset);
		Map.Entry<Integer, Integer> behind = this.known.ceilingEntry(offset);
		return Math.clamp(place, (before != null) ? before.getValue() : 0,
				(behind != null) ? behind.getValue() : this.normalized.length());
	}

}
