package dev.attune.text;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Two neighbouring subwords: how often they occur, and in which words they may be found.
 */
final class SymbolPair implements Comparable<SymbolPair> {

	private static final Comparator<SymbolPair> ALPHABETICAL = Comparator.comparing(SymbolPair::leftText)
		.thenComparing(SymbolPair::rightText);

	private final int left;

	private final int right;

	private final String leftText;

	private final String rightText;

	private long count;

	private int[] words = new int[2];

	private int size;

	private boolean merged;

	private boolean grown;

	SymbolPair(int left, int right, String leftText, String rightText) {
		this.left = left;
		this.right = right;
		this.leftText = leftText;
		this.rightText = rightText;
	}

	int left() {
		return this.left;
	}

	int right() {
		return this.right;
	}

	String leftText() {
		return this.leftText;
	}

	String rightText() {
		return this.rightText;
	}

	long count() {
		return this.count;
	}

	void add(long change) {
		this.count += change;
	}

	void clear() {
		this.count = 0;
	}

	/** Whether this is the first time. */
	boolean markMerged() {
		boolean first = !this.merged;
		this.merged = true;
		return first;
	}

	/** Whether it was not marked yet. */
	boolean markGrown() {
		boolean first = !this.grown;
		this.grown = true;
		return first;
	}

	void clearGrown() {
		this.grown = false;
	}

	void addWord(int word) {
		if (this.size > 0 && this.words[this.size - 1] == word) {
			return;
		}
		if (this.size == this.words.length) {
			this.words = Arrays.copyOf(this.words, Math.max(2, this.size + this.size / 2 + 1));
		}
		this.words[this.size++] = word;
	}

	/** The words, some perhaps twice or in vain; the pair forgets them. */
	int[] takeWords() {
		int[] taken = Arrays.copyOf(this.words, this.size);
		this.words = new int[0];
		this.size = 0;
		return taken;
	}

	@Override
	public int compareTo(SymbolPair other) {
		return ALPHABETICAL.compare(this, other);
	}

}
