package dev.attune.text;

/**
 * A word as the subwords it consists of so far, and how often it occurs.
 */
final class SymbolWord {

	private final int[] symbols;

	private final int count;

	private int length;

	/** Told of every pair that appears or goes. */
	interface PairListener {

		void changed(int left, int right, long change);

	}

	SymbolWord(int[] symbols, int count) {
		this.symbols = symbols;
		this.count = count;
		this.length = symbols.length;
	}

	int length() {
		return this.length;
	}

	int symbol(int index) {
		return this.symbols[index];
	}

	int count() {
		return this.count;
	}

	/** Joins the pair wherever it stands, from left to right. */
	void merge(int left, int right, int merged, PairListener listener) {
		int write = 0;
		int read = 0;
		while (read < this.length) {
			boolean joined = this.symbols[read] == left && read + 1 < this.length && this.symbols[read + 1] == right;
			if (!joined) {
				this.symbols[write++] = this.symbols[read++];
				continue;
			}
			if (write > 0) {
				listener.changed(this.symbols[write - 1], left, -this.count);
				listener.changed(this.symbols[write - 1], merged, this.count);
			}
			if (read + 2 < this.length) {
				listener.changed(right, this.symbols[read + 2], -this.count);
				listener.changed(merged, this.symbols[read + 2], this.count);
			}
			this.symbols[write++] = merged;
			read += 2;
		}
		this.length = write;
	}

}
