package dev.attune.trainjob;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whether a new version shall serve.
 */
enum Activation {

	/** If it scores better than the version that serves, on the same test part. */
	@JsonProperty("if-better")
	IF_BETTER,

	/** Whatever its scores. */
	@JsonProperty("always")
	ALWAYS,

	/** Someone decides later. */
	@JsonProperty("never")
	NEVER

}
