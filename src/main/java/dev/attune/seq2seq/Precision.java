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

	/** The fastest that this processor has. */
	public static Precision fastest() {
		return NativeEngine.hasInt8() ? INT8 : FP32;
	}

}
