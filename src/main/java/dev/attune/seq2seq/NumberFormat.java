package dev.attune.seq2seq;

/**
 * The numbers that a matrix product multiplies.
 */
public enum NumberFormat {

	/** 32-bit floating point. */
	FP32,

	/** 16-bit brain floating point, with sums in 32 bits. */
	BF16,

	/** 8-bit integers, with sums in 32 bits, from and to 32-bit floating point. */
	INT8

}
