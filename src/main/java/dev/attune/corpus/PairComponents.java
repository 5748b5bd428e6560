package dev.attune.corpus;

import java.util.Arrays;

/**
 * The connected components of a corpus: pairs that share a text, on whichever side,
 * belong together, and so do all that hang together by a chain of such pairs. Found with
 * union-find (Tarjan 1975) over row numbers; of each pair only two hashes are kept.
 */
final class PairComponents {

	private final LongIntMap rowOfText = new LongIntMap();

	private long[] sourceKeys = new long[1024];

	private long[] targetKeys = new long[1024];

	private int[] parents = new int[1024];

	private int rows;

	void add(SentencePair pair) {
		if (this.rows == this.parents.length) {
			int capacity = Math.addExact(this.rows, this.rows / 2);
			this.sourceKeys = Arrays.copyOf(this.sourceKeys, capacity);
			this.targetKeys = Arrays.copyOf(this.targetKeys, capacity);
			this.parents = Arrays.copyOf(this.parents, capacity);
		}
		int row = this.rows++;
		this.parents[row] = row;
		this.sourceKeys[row] = LooseKey.of(pair.source());
		this.targetKeys[row] = LooseKey.of(pair.target());
		join(row, this.sourceKeys[row]);
		join(row, this.targetKeys[row]);
	}

	private void join(int row, long key) {
		int other = this.rowOfText.putIfAbsent(key, row);
		if (other == LongIntMap.ABSENT || other == row) {
			return;
		}
		int a = root(row);
		int b = root(other);
		// the earlier row stays root; with halved paths that is fast enough
		this.parents[Math.max(a, b)] = Math.min(a, b);
	}

	/**
	 * The row that stands for the component of a row.
	 */
	int root(int row) {
		int node = row;
		while (this.parents[node] != node) {
			this.parents[node] = this.parents[this.parents[node]];
			node = this.parents[node];
		}
		return node;
	}

	int rows() {
		return this.rows;
	}

	long sourceKey(int row) {
		return this.sourceKeys[row];
	}

	long targetKey(int row) {
		return this.targetKeys[row];
	}

	/**
	 * A hash of the pair that stays the same when source and target change places, so
	 * that both directions of a language pair are split alike.
	 */
	long rowHash(int row) {
		return TextHash.mix(TextHash.mix(this.sourceKeys[row]) + TextHash.mix(this.targetKeys[row]));
	}

}
