package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.PackagedApplication;
import dev.attune.serving.TinyModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command {@code translate} of the packaged application, in a process of its own.
 */
class TranslateCommandIT {

	@TempDir
	static Path directory;

	@BeforeAll
	static void publishModel() throws IOException {
		TinyModels.publish(directory.resolve("models"), "en", "zh", TinyModels.ENGLISH_CHINESE);
	}

	@Test
	void everyLineOfTheInputHasItsLineOfTheOutput() throws Exception {
		Result result = run("Goodbye.\n\nHello. How are you?\nThank you.", "--source", "en", "--target", "zh", "--beam",
				"1");
		assertThat(result).isEqualTo(new Result(0, "再见。\n\n你好。你好吗？\n谢谢你。\n", ""));
	}

	@Test
	void anUnknownPairFailsWithThePairsThereAre() throws Exception {
		Result result = run("Hello.", "--source", "en", "--target", "fr");
		assertThat(result.status()).isEqualTo(1);
		assertThat(result.output()).isEmpty();
		assertThat(result.errors()).endsWith("translates from en to fr; there are: en to zh\n");
	}

	private static Result run(String input, String... options) throws IOException, InterruptedException {
		List<String> command = PackagedApplication.command("translate", "--models",
				directory.resolve("models").toString());
		command.addAll(List.of(options));
		Path in = Files.writeString(directory.resolve("in"), input);
		Path out = directory.resolve("out");
		Path errors = directory.resolve("errors");
		int status = new ProcessBuilder(command).redirectInput(in.toFile())
			.redirectOutput(out.toFile())
			.redirectError(errors.toFile())
			.start()
			.waitFor();
		return new Result(status, Files.readString(out, StandardCharsets.UTF_8), Files.readString(errors));
	}

	/** What a run left. */
	private record Result(int status, String output, String errors) {
	}

}
