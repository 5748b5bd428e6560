package dev.attune.inline;

import java.util.HashMap;
import java.util.Map;
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

	private final Map<Integer, Integer> known = new HashMap<>();

	private int highest;

	OffsetMap(String sentence, String normalized, UnaryOperator<String> normalizer) {
		this.sentence = sentence;
		this.normalized = normalized;
		this.normalizer = normalizer;
	}

	/**
	 * The counterpart of a place.
	 * @param offset not lower than those asked for before
	 */
	int place(int offset) {
		return this.known.computeIfAbsent(offset, this::find);
	}

	private int find(int offset) {
		if (this.normalized.equals(this.sentence)) {
			return offset;
		}
		int place = (offset == this.sentence.length()) ? this.normalized.length()
				: this.normalizer.apply(this.sentence.substring(0, offset)).length();
		this.highest = Math.clamp(place, this.highest, this.normalized.length());
		return this.highest;
	}

}
