package dev.attune.catalog;

import dev.attune.seq2seq.InvalidModelException;
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
 * {@code tokenizer.json}, {@code metrics.json}, {@code README.md} and {@code SHA256SUMS}
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

	/**
	 * Checks that the files are those that were published: a bit that a disk has turned
	 * over makes a network that loads and translates badly. It costs to read them once.
	 * @throws InvalidModelException if one is not; the message names it
	 */
	public void verify() throws InvalidModelException {
		try {
			VersionFiles.verify(this.directory);
		}
		catch (IOException ex) {
			throw new InvalidModelException(this.directory + ": " + ex.getMessage(), ex);
		}
	}

	@Override
	public String toString() {
		return this.model + "/" + this.number;
	}

}
