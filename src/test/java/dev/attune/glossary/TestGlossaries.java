package dev.attune.glossary;

import java.util.Optional;

/**
 * Glossaries for tests of the packages above.
 */
public final class TestGlossaries {

	private TestGlossaries() {
	}

	/** None is stored. */
	public static Glossaries none() {
		return new Glossaries(new GlossaryProperties(10, 20, 10, 10), (name) -> Optional.empty());
	}

}
