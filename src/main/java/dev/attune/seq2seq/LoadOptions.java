package dev.attune.seq2seq;

import org.jspecify.annotations.Nullable;

/**
 * How a version is loaded.
 *
 * @param precision of the matrix products; null for {@link Precision#of}
 * @param shortlist whether only the tokens of its short list, if it has one, are
 * considered
 */
public record LoadOptions(@Nullable Precision precision, boolean shortlist) {

	/** The fastest that loses nothing. */
	public static final LoadOptions USUAL = new LoadOptions(null, true);

}
