package dev.attune.catalog;

import java.util.regex.Pattern;

/**
 * What a model may be called: its name is a directory and a part of URLs.
 */
final class ModelName {

	// a leading dot would hide it, a leading hyphen looks like an option
	private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

	private static final String RULE = "A model's name has up to 100 letters (a-z), digits and . _ - "
			+ "and begins with a letter, a digit or _";

	private ModelName() {
	}

	static boolean isValid(String name) {
		return VALID.matcher(name).matches();
	}

	static String validated(String name) {
		if (!isValid(name)) {
			throw new IllegalArgumentException(refusal(name));
		}
		return name;
	}

	static String refusal(String name) {
		return RULE + "; this one does not: \"" + name + "\"";
	}

}
