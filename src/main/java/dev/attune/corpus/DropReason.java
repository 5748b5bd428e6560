package dev.attune.corpus;

/**
 * Why the cleaner leaves a pair out. A pair is counted under the first reason that holds,
 * in this order.
 */
public enum DropReason {

	/** A side has no text. */
	EMPTY("empty side"),

	/** A side has fewer characters than asked for. */
	TOO_SHORT("too short"),

	/** A side has more characters or words than allowed. */
	TOO_LONG("too long"),

	/** Most letters of a side belong to scripts its language is not written in. */
	WRONG_SCRIPT("wrong script"),

	/** Both sides are the same text: it was not translated. */
	COPY("not translated"),

	/** One side is too long to be a translation of the other. */
	LENGTH_RATIO("length ratio"),

	/** The same pair was there before. */
	DUPLICATE("duplicate");

	private final String label;

	DropReason(String label) {
		this.label = label;
	}

	/**
	 * The reason in words, for a report.
	 */
	public String label() {
		return this.label;
	}

}
