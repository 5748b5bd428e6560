package dev.attune.seq2seq;

/**
 * The numbers that the matrix products of a search multiply. All else is in float32.
 */
public enum Precision {

	/** 32-bit floating point. */
	FP32,

	/**
	 * 8-bit integers: weights with a scale for each output, inputs with a fixed one
	 * (after Jacob et al. 2018). Needs a processor with instructions for it.
	 */
	INT8;

	/**
	 * States narrower than this are searched in float32: the errors of rounding average
	 * out over the units of a state, and where they are few they add up over a long
	 * sentence. (Multi30k, 512 units: no BLEU lost; SCAN with its exact outputs of up to
	 * 48 tokens, 200 units: 98.7 % exact in float32, 85.1 % in int8.)
	 */
	private static final int INT8_UNITS = 256;

	/** The fastest that this processor has and a network of these sizes can bear. */
	public static Precision of(ModelSizes sizes) {
		return (NativeEngine.hasInt8() && sizes.hidden() >= INT8_UNITS) ? INT8 : FP32;
	}

}
