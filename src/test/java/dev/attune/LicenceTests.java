package dev.attune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that is delivered may be part of a product under the Apache licence: of the
 * licences that each library offers, the bill of materials has one of these.
 */
class LicenceTests {

	/** Permissive ones, and those whose conditions stay with the library's own files. */
	private static final Set<String> ALLOWED = Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause",
			"EPL-1.0", "EPL-2.0", "MPL-2.0", "Unicode-3.0", "CC0-1.0");

	/**
	 * Its licence has three clauses; its POM says only "The BSD License", which is taken
	 * for the one with four.
	 */
	private static final String TWELVE_MONKEYS = "com.twelvemonkeys.common";

	@Test
	void everyLibraryMayBePartOfTheProduct() throws IOException {
		try (InputStream file = Objects.requireNonNull(
				getClass().getResourceAsStream("/META-INF/sbom/application.cdx.json"),
				"no bill of materials: Maven makes none when it is offline (-o)")) {
			List<JsonNode> libraries = List.copyOf(JsonMapper.shared().readTree(file).path("components").values());
			assertThat(libraries).hasSizeGreaterThan(100)
				.allSatisfy((library) -> assertThat(licences(library)).as(library.path("purl").asString())
					.containsAnyElementsOf(ALLOWED));
		}
	}

	/** The ids of its licences, or the names of those that have none. */
	private static Stream<String> licences(JsonNode library) {
		if (library.path("group").asString("").equals(TWELVE_MONKEYS)) {
			return Stream.of("BSD-3-Clause");
		}
		return library.path("licenses")
			.values()
			.stream()
			.map((choice) -> choice.path("license"))
			.map((licence) -> licence.path("id").asString(licence.path("name").asString("")));
	}

}
