package dev.attune.inline;

import dev.attune.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A sentence as it is given to a model: what is kept stands there as it is, or something
 * else in its place, or nothing.
 *
 * @param form which of these
 * @param text what the model is given
 * @param places where each kept stretch, or what stands in for it, is in that text; empty
 * if it was cut out
 * @param parts where what stands before each kept stretch begins in that text, and what
 * stands behind the last
 */
public record Draft(Form form, String text, List<Span> places, List<Integer> parts) {

	/** Whether no other can follow. */
	public boolean isLast() {
		return this.form == Form.CUT;
	}

	/**
	 * The places of what is kept, or of what stands in for it, in the normal form of the
	 * text.
	 */
	public List<Span> placesIn(String normalized, UnaryOperator<String> normalizer) {
		OffsetMap map = new OffsetMap(this.text, normalized, normalizer);
		return this.places.stream().map(map::span).toList();
	}

	/**
	 * What a draft has in the places of what is kept.
	 */
	public enum Form {

		/** What is kept itself. */
		PLAIN,

		/** Words that models know. */
		STAND_INS,

		/** Nothing. */
		CUT

	}

	static Draft plain(String sentence, List<Kept> kept) {
		return build(Form.PLAIN, sentence, kept,
				kept.stream().map((one) -> sentence.substring(one.span().start(), one.span().end())).toList());
	}

	static Draft cut(String sentence, List<Kept> kept) {
		return build(Form.CUT, sentence, kept, kept.stream().map((one) -> "").toList());
	}

	static Draft withStandIns(String sentence, List<Kept> kept, String languageCode) {
		Set<String> used = new HashSet<>();
		return build(Form.STAND_INS, sentence, kept, kept.stream().map((one) -> {
			if (one.kind() == Kept.Kind.POINT) {
				return "";
			}
			List<String> words = StandIns.of(one.kind(), languageCode);
			return words.stream()
				.filter((word) -> !sentence.contains(word) && used.add(word))
				.findFirst()
				.orElse(words.getFirst());
		}).toList());
	}

	// a stand-in is a word of its own
	private static Draft build(Form form, String sentence, List<Kept> kept, List<String> words) {
		StringBuilder text = new StringBuilder();
		List<Span> places = new ArrayList<>();
		List<Integer> parts = new ArrayList<>();
		int end = 0;
		boolean apart = false;
		for (int i = 0; i <= words.size(); i++) {
			String part = sentence.substring(end, (i < words.size()) ? kept.get(i).span().start() : sentence.length());
			if (apart) {
				separate(text, part);
			}
			parts.add(text.length());
			text.append(part);
			if (i < words.size()) {
				if (form != Form.PLAIN) {
					separate(text, words.get(i));
				}
				places.add(new Span(text.length(), text.length() + words.get(i).length()));
				text.append(words.get(i));
				apart = (form != Form.PLAIN && !words.get(i).isEmpty()) || (apart && part.isEmpty());
				end = kept.get(i).span().end();
			}
		}
		return new Draft(form, text.toString(), places, parts);
	}

	private static void separate(StringBuilder text, String next) {
		if (!text.isEmpty() && !next.isEmpty() && Character.isLetterOrDigit(text.codePointBefore(text.length()))
				&& Character.isLetterOrDigit(next.codePointAt(0))) {
			text.append(' ');
		}
	}

	/**
	 * The place in the draft of a place in the sentence that is inside of nothing kept.
	 */
	int place(int offset, List<Kept> kept) {
		int before = 0;
		int i = 0;
		while (i < kept.size() && kept.get(i).span().end() <= offset) {
			before = kept.get(i++).span().end();
		}
		if (i < kept.size() && kept.get(i).span().start() <= offset) {
			return this.places.get(i).start();
		}
		return (i > 0 && offset == before) ? this.places.get(i - 1).end() : this.parts.get(i) + offset - before;
	}

}
