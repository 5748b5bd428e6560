package dev.attune.corpus;

/**
 * Where each pair of a corpus goes, by its place in the corpus.
 */
public final class SplitPlan {

	private final SplitPart[] parts;

	private final SplitReport report;

	SplitPlan(SplitPart[] parts, SplitReport report) {
		this.parts = parts;
		this.report = report;
	}

	/**
	 * The part of a pair.
	 * @param row its place in the corpus, from 0
	 */
	public SplitPart partOf(int row) {
		return this.parts[row];
	}

	/**
	 * How many pairs the corpus has.
	 */
	public int size() {
		return this.parts.length;
	}

	public SplitReport report() {
		return this.report;
	}

}
