package dev.attune.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * One version of a model on disk. It never changes once it is published.
 *
 * @param model name of the model, for example {@code en-zh}
 * @param number 1 or more; the newest has the highest
 * @param directory holds {@code config.json}, {@code model.safetensors},
 * {@code tokenizer.json}, {@code metrics.json} and {@code README.md}
 */
public record ModelVersion(String model, int number, Path directory) {

	/** When its files were written; 1970 if they are gone. */
	Instant created() {
		try {
			return Files.getLastModifiedTime(this.directory).toInstant();
		}
		catch (IOException ex) {
			return Instant.EPOCH;
		}
	}

	@Override
	public String toString() {
		return this.model + "/" + this.number;
	}

}
