package dev.attune.training;

import java.util.List;

/** Encoded pairs in memory. */
record EncodedLists(List<int[]> sources, List<int[]> targets) implements EncodedPairs {

	@Override
	public int size() {
		return this.sources.size();
	}

	@Override
	public int[] source(int row) {
		return this.sources.get(row);
	}

	@Override
	public int[] target(int row) {
		return this.targets.get(row);
	}

	@Override
	public int sourceLength(int row) {
		return source(row).length;
	}

	@Override
	public int targetLength(int row) {
		return target(row).length;
	}

}
