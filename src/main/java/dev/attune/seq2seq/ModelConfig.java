package dev.attune.seq2seq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code config.json} of a model version.
 *
 * @param formatVersion layout of the version's directory, {@link #FORMAT_VERSION} for the
 * one that this code writes
 * @param architecture name of the network, for example {@code gru-attention}
 * @param sizes widths of its layers
 * @param source language code of the texts to be translated
 * @param target language code of the translations
 * @param sourceNormalization steps that a source sentence passes before it is cut into
 * subwords
 * @param targetNormalization steps that the target side of the corpus passed
 * @param limits where the search gives up
 */
public record ModelConfig(int formatVersion, String architecture, ModelSizes sizes, String source, String target,
		List<String> sourceNormalization, List<String> targetNormalization, SearchLimits limits) {

	public static final int FORMAT_VERSION = 1;

	/** The file's name. */
	public static final String FILE = "config.json";

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.enable(SerializationFeature.INDENT_OUTPUT)
		.enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	public ModelConfig {
		if (formatVersion != FORMAT_VERSION) {
			throw new IllegalArgumentException(
					"format_version is %d, this release reads %d".formatted(formatVersion, FORMAT_VERSION));
		}
		sourceNormalization = List.copyOf(sourceNormalization);
		targetNormalization = List.copyOf(targetNormalization);
	}

	/**
	 * Reads the file.
	 * @throws InvalidModelException if it is malformed; the message names file and field
	 */
	public static ModelConfig read(Path file) throws IOException, InvalidModelException {
		byte[] json = Files.readAllBytes(file);
		try {
			return MAPPER.readValue(json, ModelConfig.class);
		}
		catch (JacksonException exception) {
			throw new InvalidModelException(file + ": " + exception.getOriginalMessage(), exception);
		}
	}

	/** Writes the file. */
	public void write(Path file) throws IOException {
		Files.write(file, MAPPER.writeValueAsBytes(this));
	}

}
