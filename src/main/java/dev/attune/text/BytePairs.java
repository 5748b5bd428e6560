package dev.attune.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SequencedSet;

/**
 * The learning of byte-pair encoding: joins the most frequent pair of neighbouring
 * subwords, again and again. Counts are held per pair and corrected only in the words
 * that a merge changes; the queue of pairs is lazy: a pair whose count fell is put back
 * when it comes up. Of equally frequent pairs the alphabetically first is joined, so the
 * result does not depend on the order of the words.
 */
final class BytePairs {

	/** A pair of two subwords that stood side by side. */
	record Merge(String left, String right) {
	}

	private record Candidate(SymbolPair pair, long count) implements Comparable<Candidate> {

		@Override
		public int compareTo(Candidate other) {
			int order = Long.compare(other.count, this.count);
			return (order != 0) ? order : this.pair.compareTo(other.pair);
		}

	}

	private static final int MINIMUM_COUNT = 2;

	/** Stands where a character is outside of the alphabet: no pair reaches across. */
	private static final int BARRIER = -1;

	private final List<String> subwords = new ArrayList<>();

	private final Map<String, Integer> ids = new HashMap<>();

	private final List<Merge> merges = new ArrayList<>();

	private final List<SymbolWord> words = new ArrayList<>();

	private final Map<Long, SymbolPair> pairs = new HashMap<>();

	private final PriorityQueue<Candidate> queue = new PriorityQueue<>();

	private final List<SymbolPair> grown = new ArrayList<>();

	/** Begins with the letters of the words, which are taken out of the counts. */
	BytePairs(SequencedSet<Integer> alphabet, WordCounts counts) {
		for (int c : alphabet) {
			id(Character.toString(c));
		}
		Map<Integer, Integer> symbols = new HashMap<>();
		this.ids.forEach((subword, id) -> symbols.put(subword.codePointAt(0), id));
		counts.drain((word, count) -> {
			int[] ids = word.codePoints().map((c) -> symbols.getOrDefault(c, BARRIER)).toArray();
			if (ids.length > 1) {
				this.words.add(new SymbolWord(ids, count));
			}
		});
		for (int index = 0; index < this.words.size(); index++) {
			SymbolWord word = this.words.get(index);
			for (int i = 1; i < word.length(); i++) {
				change(word.symbol(i - 1), word.symbol(i), word.count(), index);
			}
		}
		enqueueGrown();
	}

	/** Merges until there are so many subwords or no pair occurs twice. */
	void learn(int size) {
		while (this.subwords.size() < size && !this.queue.isEmpty()) {
			Candidate candidate = this.queue.remove();
			SymbolPair pair = candidate.pair();
			if (candidate.count() == pair.count()) {
				merge(pair);
			}
			else if (pair.count() >= MINIMUM_COUNT) {
				this.queue.add(new Candidate(pair, pair.count()));
			}
		}
	}

	/** The alphabet, most frequent first, then the merged subwords as they were made. */
	List<String> subwords() {
		return this.subwords;
	}

	List<Merge> merges() {
		return this.merges;
	}

	private void merge(SymbolPair pair) {
		int merged = id(pair.leftText() + pair.rightText());
		// a subword made in two ways can bring a pair back that was merged before
		if (pair.markMerged()) {
			this.merges.add(new Merge(pair.leftText(), pair.rightText()));
		}
		for (int index : pair.takeWords()) {
			this.words.get(index)
				.merge(pair.left(), pair.right(), merged, (left, right, change) -> change(left, right, change, index));
		}
		pair.clear();
		enqueueGrown();
	}

	private void change(int left, int right, long change, int word) {
		if (left == BARRIER || right == BARRIER) {
			return;
		}
		SymbolPair pair = this.pairs.computeIfAbsent((long) left << 32 | right,
				(key) -> new SymbolPair(left, right, this.subwords.get(left), this.subwords.get(right)));
		pair.add(change);
		if (change > 0) {
			pair.addWord(word);
			if (pair.markGrown()) {
				this.grown.add(pair);
			}
		}
	}

	private void enqueueGrown() {
		for (SymbolPair pair : this.grown) {
			pair.clearGrown();
			if (pair.count() >= MINIMUM_COUNT) {
				this.queue.add(new Candidate(pair, pair.count()));
			}
		}
		this.grown.clear();
	}

	private int id(String subword) {
		return this.ids.computeIfAbsent(subword, (key) -> {
			this.subwords.add(key);
			return this.subwords.size() - 1;
		});
	}

}
