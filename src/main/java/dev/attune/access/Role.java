package dev.attune.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the holder of a key may do. Each role may do what the ones before it may.
 */
enum Role {

	/** Translates, and suggests better translations. */
	@JsonProperty("translate")
	TRANSLATE,

	/** Trains, reviews suggestions, keeps glossaries. */
	@JsonProperty("train")
	TRAIN,

	/** Activates, deletes and imports models, gives and revokes keys. */
	@JsonProperty("admin")
	ADMIN;

	boolean includes(Role other) {
		return compareTo(other) >= 0;
	}

	/** The name as clients see it. */
	@Override
	public String toString() {
		return switch (this) {
			case TRANSLATE -> "translate";
			case TRAIN -> "train";
			case ADMIN -> "admin";
		};
	}

}
