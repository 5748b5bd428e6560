package dev.attune.text;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;

/**
 * How often each word occurs, in bounded memory: when more words come than may be held,
 * the rarest are forgotten.
 */
final class WordCounts {

	static final int MAXIMUM_WORDS = 1_000_000;

	/** Letters of a word; what is longer, as a Chinese clause may be, counts in parts. */
	private static final int MAXIMUM_LENGTH = 64;

	private final int maximumWords;

	private final Map<String, Integer> counts = new HashMap<>();

	WordCounts(int maximumWords) {
		this.maximumWords = maximumWords;
	}

	void add(String sentence) {
		if (sentence.isEmpty()) {
			return;
		}
		// the tokenizer puts the same space before a sentence
		String text = " " + sentence;
		Matcher pieces = TokenizerFile.PIECE.matcher(text);
		while (pieces.find()) {
			int start = pieces.start();
			while (pieces.end() - start > MAXIMUM_LENGTH) {
				int end = start + MAXIMUM_LENGTH;
				end -= Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
				count(text.substring(start, end));
				start = end;
			}
			count(text.substring(start, pieces.end()));
		}
	}

	void forEach(ObjIntConsumer<String> action) {
		this.counts.forEach(action::accept);
	}

	/**
	 * Takes the words out one by one, so that what is made of them finds room: a million
	 * words are a hundred megabytes.
	 */
	void drain(ObjIntConsumer<String> action) {
		Iterator<Map.Entry<String, Integer>> words = this.counts.entrySet().iterator();
		while (words.hasNext()) {
			Map.Entry<String, Integer> word = words.next();
			action.accept(word.getKey(), word.getValue());
			words.remove();
		}
	}

	int size() {
		return this.counts.size();
	}

	private void count(String word) {
		// pieces of one character have no pair, but their characters count for the
		// alphabet
		this.counts.merge(word, 1, (a, b) -> (a == Integer.MAX_VALUE) ? a : a + b);
		for (int rare = 1; this.counts.size() > this.maximumWords; rare *= 2) {
			int threshold = rare;
			this.counts.values().removeIf((count) -> count <= threshold);
		}
	}

}
