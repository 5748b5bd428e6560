package dev.attune.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The option that keeps a table for programs.
 */
final class JsonFile {

	private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	@Option(names = "--json", paramLabel = "FILE",
			description = "also writes the table here, as a JSON array with an object a row")
	private @Nullable Path file;

	void write(Table table) throws IOException {
		if (this.file != null) {
			Files.write(this.file, MAPPER.writeValueAsBytes(table.rows()));
		}
	}

}
