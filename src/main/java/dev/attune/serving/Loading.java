package dev.attune.serving;

/**
 * When models are loaded.
 */
public enum Loading {

	/** All at the start, side by side. */
	EAGER,

	/** Each at its first request. */
	LAZY

}
