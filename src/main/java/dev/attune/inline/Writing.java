package dev.attune.inline;

/**
 * How a sentence was written, as far as its translation is to be written so too whatever
 * the model was given.
 *
 * @param open whether it ends without punctuation, as headings and labels do
 * @param ending what it ends with in place of a full stop, or nothing
 * @param capitals whether it has capitals only
 */
public record Writing(boolean open, String ending, boolean capitals) {

	/** What a translation may be written as by itself. */
	static final Writing FREE = new Writing(false, "", false);

	/** Whether a full stop at the end of the translation is not the writer's. */
	public boolean isWithoutStop() {
		return this.open || !this.ending.isEmpty();
	}

}
