package dev.attune.document;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON through before a filter does, which would follow any nesting.
 */
final class JsonScan {

	private static final int MAX_DEPTH = 100;

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(
				StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxStringLength(Integer.MAX_VALUE).build())
		.build();

	private JsonScan() {
	}

	/**
	 * Reads a text.
	 * @throws DocumentException if it is not JSON or nested too deeply; it names the line
	 */
	static void check(String text) {
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
			while (parser.nextToken() != null) {
				if (parser.streamReadContext().getNestingDepth() > MAX_DEPTH) {
					throw new DocumentException("is nested deeper than " + MAX_DEPTH);
				}
			}
		}
		catch (JacksonException ex) {
			int line = (ex.getLocation() != null) ? ex.getLocation().getLineNr() : 0;
			throw new DocumentException(
					"is not JSON, or nested deeper than " + MAX_DEPTH + ((line > 0) ? " (line " + line + ")" : ""), ex);
		}
	}

}
