package dev.attune.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options that say which sentences to translate.
 */
final class Sentences {

	@Spec(Spec.Target.MIXEE)
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Option(names = "--input", paramLabel = "FILE", required = true,
			description = "sentences to translate, one a line, in UTF-8, plain or gzipped (.gz)")
	@SuppressWarnings("NullAway.Init")
	private Path input;

	@Option(names = "--first", paramLabel = "N", defaultValue = "0",
			description = "takes the first lines only; 0 for all")
	private int first;

	Path file() {
		return this.input;
	}

	/** The lines that are not blank. */
	List<String> read() throws IOException {
		CommandLine command = this.spec.commandLine();
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(open(this.input), StandardCharsets.UTF_8))) {
			Stream<String> lines = reader.lines().filter((line) -> !line.isBlank());
			List<String> sentences = ((this.first > 0) ? lines.limit(this.first) : lines).toList();
			if (sentences.isEmpty()) {
				throw new ParameterException(command, "--input: " + this.input + " has no sentence");
			}
			return sentences;
		}
		catch (NoSuchFileException exception) {
			throw new ParameterException(command, "--input: there is no file " + this.input, exception);
		}
	}

	private static InputStream open(Path file) throws IOException {
		InputStream in = Files.newInputStream(file);
		return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
	}

}
