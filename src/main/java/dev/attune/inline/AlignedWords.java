package dev.attune.inline;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import dev.attune.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words of a translation and what share of each came from a stretch of the source. A
 * word is what no mark may be put into: letters and digits in a row, or one token of a
 * script that writes no spaces; each other token is a word of its own. Spaces are of
 * none.
 */
final class AlignedWords {

	private final Alignment alignment;

	private final List<Span> words = new ArrayList<>();

	/** For each word its weights over the source tokens, which sum up to 1: [W][S]. */
	private final List<double[]> weights = new ArrayList<>();

	AlignedWords(Alignment alignment) {
		this(alignment, List.of());
	}

	/**
	 * The words of a translation.
	 * @param anchors stretches of it that are known to have come from stretches of the
	 * source, and nothing else from there
	 */
	AlignedWords(Alignment alignment, List<Anchor> anchors) {
		this.alignment = alignment;
		List<Span> tokens = alignment.targetTokens();
		for (int t = 0; t < tokens.size();) {
			int end = t + 1;
			while (end < tokens.size() && !isBoundary(alignment.target(), tokens.get(end - 1), tokens.get(end))
					&& !isEdge(anchors, tokens.get(end).start())) {
				end++;
			}
			add(t, end);
			t = end;
		}
		sharpen();
		alignLastPunctuation();
		align(anchors);
	}

	/** Number of words. */
	int size() {
		return this.words.size();
	}

	/** Where a word stands in the translation, without the space before it. */
	Span word(int word) {
		return this.words.get(word);
	}

	/**
	 * The share of each word that came from source[start, end): 0 to 1.
	 */
	double[] shares(int start, int end) {
		double[] parts = parts(start, end);
		double[] shares = new double[size()];
		for (int w = 0; w < shares.length; w++) {
			double[] row = this.weights.get(w);
			for (int s = 0; s < parts.length; s++) {
				shares[w] += row[s] * parts[s];
			}
		}
		return shares;
	}

	/** The source word that ends before a place, white space between; may be empty. */
	Span wordBefore(int place, int start) {
		String source = this.alignment.source();
		int end = place;
		while (end > start && UCharacter.isUWhiteSpace(source.codePointBefore(end))) {
			end -= Character.charCount(source.codePointBefore(end));
		}
		int begin = end;
		while (begin > start
				&& (begin == end || (isJoined(source.codePointBefore(begin)) && isJoined(source.codePointAt(begin))))) {
			begin -= Character.charCount(source.codePointBefore(begin));
		}
		return new Span(begin, end);
	}

	/** The source word that begins behind a place, white space between; may be empty. */
	Span wordAfter(int place, int end) {
		String source = this.alignment.source();
		int begin = place;
		while (begin < end && UCharacter.isUWhiteSpace(source.codePointAt(begin))) {
			begin += Character.charCount(source.codePointAt(begin));
		}
		int next = begin;
		while (next < end
				&& (next == begin || (isJoined(source.codePointBefore(next)) && isJoined(source.codePointAt(next))))) {
			next += Character.charCount(source.codePointAt(next));
		}
		return new Span(begin, Math.min(next, end));
	}

	/** Whether source[start, end) holds more than white space. */
	boolean isWord(int start, int end) {
		return !this.alignment.source().substring(start, end).isBlank();
	}

	/** How much of each source token lies in source[start, end): 0 to 1. */
	private double[] parts(int start, int end) {
		List<Span> tokens = this.alignment.sourceTokens();
		double[] parts = new double[tokens.size()];
		double last = 0;
		for (int s = 0; s < parts.length; s++) {
			Span token = withoutSpace(this.alignment.source(), tokens.get(s));
			if (token.length() > 0) {
				int common = Math.min(end, token.end()) - Math.max(start, token.start());
				last = Math.max(0, common) / (double) token.length();
			}
			// the end of the sentence goes with what stands before it
			parts[s] = last;
		}
		return parts;
	}

	private void add(int from, int to) {
		Span first = withoutSpace(this.alignment.target(), this.alignment.targetTokens().get(from));
		Span word = new Span(first.start(), this.alignment.targetTokens().get(to - 1).end());
		if (word.length() == 0) {
			return;
		}
		double[] sum = new double[this.alignment.sourceTokens().size()];
		for (int t = from; t < to; t++) {
			for (int s = 0; s < sum.length; s++) {
				sum[s] += this.alignment.weights()[t][s];
			}
		}
		normalize(sum);
		this.words.add(word);
		this.weights.add(sum);
	}

	/**
	 * Models look at the end of the sentence and at punctuation when they need nothing of
	 * the source; such weights say nothing of a word. What is left counts the more, the
	 * less other words look there.
	 */
	private void sharpen() {
		List<Span> tokens = this.alignment.sourceTokens();
		double[] columns = new double[tokens.size()];
		for (int w = 0; w < size(); w++) {
			double[] row = this.weights.get(w);
			double[] words = row.clone();
			for (int s = 0; s < row.length; s++) {
				words[s] = isPunctuation(this.alignment.source(), tokens.get(s)) ? 0 : row[s];
			}
			if (!isPunctuation(this.alignment.target(), this.words.get(w)) && Arrays.stream(words).sum() > 0) {
				System.arraycopy(words, 0, row, 0, row.length);
			}
			Arrays.setAll(columns, (s) -> columns[s] + row[s]);
		}
		for (double[] row : this.weights) {
			Arrays.setAll(row, (s) -> (row[s] > 0) ? row[s] * Math.sqrt(row[s] / columns[s]) : 0);
			normalize(row);
		}
	}

	private void align(List<Anchor> anchors) {
		for (Anchor anchor : anchors) {
			double[] parts = parts(anchor.source().start(), anchor.source().end());
			for (int w = 0; w < size(); w++) {
				double[] row = this.weights.get(w);
				boolean inside = this.words.get(w).start() >= anchor.target().start()
						&& this.words.get(w).end() <= anchor.target().end();
				for (int s = 0; s < row.length; s++) {
					row[s] = inside ? parts[s] : row[s] * (1 - parts[s]);
				}
				normalize(row);
			}
		}
	}

	private static void normalize(double[] row) {
		double sum = Arrays.stream(row).sum();
		for (int s = 0; s < row.length && sum > 0; s++) {
			row[s] /= sum;
		}
	}

	// what ends the one sentence ends the other, whatever the model looked at
	private void alignLastPunctuation() {
		List<Span> tokens = this.alignment.sourceTokens();
		int last = tokens.size() - 1;
		while (last >= 0 && tokens.get(last).length() == 0) {
			last--;
		}
		if (last >= 0 && size() > 1 && isPunctuation(this.alignment.target(), this.words.getLast())) {
			double[] row = new double[tokens.size()];
			// that of a model which ends every sentence with a full stop came from
			// nowhere
			row[last] = isPunctuation(this.alignment.source(), tokens.get(last)) ? 1 : 0;
			this.weights.set(size() - 1, row);
		}
	}

	private static boolean isPunctuation(String text, Span span) {
		return text.substring(span.start(), span.end()).strip().codePoints().noneMatch(UCharacter::isLetterOrDigit);
	}

	private static Span withoutSpace(String text, Span token) {
		int start = token.start();
		while (start < token.end() && UCharacter.isUWhiteSpace(text.charAt(start))) {
			start++;
		}
		return new Span(start, token.end());
	}

	private static boolean isBoundary(String text, Span before, Span after) {
		if (after.length() == 0 || after.start() < before.end()) {
			return false;
		}
		int next = text.codePointAt(after.start());
		return before.length() == 0 || after.start() > before.end() || UCharacter.isUWhiteSpace(next)
				|| !isJoined(text.codePointBefore(before.end())) || !isJoined(next);
	}

	private static boolean isEdge(List<Anchor> anchors, int place) {
		return anchors.stream()
			.anyMatch((anchor) -> anchor.target().start() == place || anchor.target().end() == place);
	}

	// of a word that goes on beside it
	private static boolean isJoined(int character) {
		return UCharacter.hasBinaryProperty(character, UProperty.XID_CONTINUE)
				&& !switch (UScript.getScript(character)) {
					case UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.THAI, UScript.LAO, UScript.KHMER,
							UScript.MYANMAR ->
						true;
					default -> false;
				};
	}

}
