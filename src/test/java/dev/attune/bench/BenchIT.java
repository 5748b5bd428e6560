package dev.attune.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.serving.TinyModels;
import dev.attune.training.ToyLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The benchmarks of the packaged application in their smallest form, each in a process of
 * its own.
 */
class BenchIT {

	@TempDir
	static Path directory;

	@BeforeAll
	static void publishModel() throws IOException {
		TinyModels.publish(directory.resolve("models"), "en", "zh", TinyModels.ENGLISH_CHINESE);
		Files.write(directory.resolve("input"), TinyModels.ENGLISH_CHINESE.keySet());
	}

	@Test
	void theMachineHasALimitForEachFormatAndNumberOfThreads() throws Exception {
		List<String[]> limits = rows(run("machine", "--seconds", "0.02", "--threads", "1,2")).stream()
			.filter((row) -> row[2].equals("limit"))
			.toList();
		assertThat(limits).extracting((row) -> row[0] + " " + row[1])
			.containsExactly("FP32 1", "FP32 2", "BF16 1", "BF16 2", "INT8 1", "INT8 2");
		assertThat(limits.subList(0, 2)).allSatisfy((row) -> assertThat(number(row[3])).isPositive());
		assertThat(limits.subList(2, 6)).allSatisfy((row) -> {
			if (!row[3].equals("not")) {
				assertThat(number(row[3])).isPositive();
			}
		});
	}

	@Test
	void theEngineHasARowForEachCombinationAndAPeerARatio() throws Exception {
		String output = run("engine", "--models", directory.resolve("models").toString(), "--source", "en", "--target",
				"zh", "--input", directory.resolve("input").toString(), "--beam", "1,3", "--batch", "1,4", "--threads",
				"1,2", "--seconds", "0.2", "--peer", "cat", "--json", directory.resolve("json").toString());
		List<String[]> rows = rows(output).stream().filter((row) -> row.length == 9).toList();
		assertThat(rows).extracting((row) -> row[0] + " " + row[1] + " " + row[2])
			.containsExactly("1 1 1", "1 1 2", "1 4 1", "1 4 2", "3 1 1", "3 1 2", "3 4 1", "3 4 2");
		assertThat(rows).allSatisfy((row) -> {
			for (String figure : Arrays.asList(row).subList(3, 7)) {
				assertThat(number(figure)).isPositive();
			}
			assertThat(row[8]).isEqualTo("%");
		});
		JsonNode json = JsonMapper.shared().readTree(directory.resolve("json"));
		assertThat(json).hasSize(rows.size());
		assertThat(json.get(7).get("sentences/s").asString()).isEqualTo(rows.get(7)[3]);
		assertThat(output).contains("Peer: cat").containsPattern("median +\\d+ ");
	}

	@Test
	void theServiceHasARowForEachLoad() throws Exception {
		String output = run("http", "--models", directory.resolve("models").toString(), "--model", "en-zh", "--input",
				directory.resolve("input").toString(), "--beam", "1", "--clients", "1,3", "--rate", "20", "--seconds",
				"1", "--warm-up", "0.5", "--jvm-option=-Xmx512m");
		List<String[]> rows = rows(output).stream().filter((row) -> row.length == 11).toList();
		assertThat(rows).extracting((row) -> row[0] + " " + row[1] + " " + row[2])
			.containsExactly("closed 1 -", "closed 3 -", "open - 20.0");
		assertThat(rows).allSatisfy((row) -> {
			for (String figure : Arrays.asList(row).subList(3, 7)) {
				assertThat(number(figure)).isPositive();
			}
			assertThat(row[7]).as("errors").isEqualTo("0");
			assertThat(number(row[8])).as("mean batch").isGreaterThanOrEqualTo(1);
			assertThat(number(row[9])).as("of engine").isPositive();
		});
		assertThat(output).contains("beam 1; the engine alone").containsPattern("resident memory of the service: \\d");
	}

	@Test
	void aTrainingHasItsSpeedAndMemory() throws Exception {
		Path corpus = Files.writeString(directory.resolve("corpus.tsv"), ToyLanguage.tsv(ToyLanguage.pairs(700, 1)));
		List<String[]> rows = rows(run("training", "--source", "en", "--target", "de", "--corpus", corpus.toString(),
				"--preset", "tiny", "--precision", "fp32", "--warm-up", "0.5", "--seconds", "1"));
		String[] figures = rows.getLast();
		// percentages are two words
		assertThat(figures).hasSize(10);
		for (int i : new int[] { 0, 1, 4, 6, 7, 8, 9 }) {
			assertThat(number(figures[i])).isPositive();
		}
	}

	@Test
	void aStartHasItsTimeAndMemory() throws Exception {
		List<String[]> rows = rows(run("startup", "--models", directory.resolve("models").toString(), "--model",
				"en-zh", "--input", directory.resolve("input").toString(), "--runs", "1", "--sentences", "10"));
		assertThat(rows).singleElement()
			.satisfies((row) -> assertThat(row).hasSize(5)
				.allSatisfy((figure) -> assertThat(number(figure)).isPositive()));
	}

	/** Whether it is good shows on a machine that does nothing else. */
	@Test
	void anOverloadIsJudged() throws Exception {
		String output = run(List.of(0, 1), "overload", "--models", directory.resolve("models").toString(), "--model",
				"en-zh", "--input", directory.resolve("input").toString(), "--beam", "1", "--times", "3", "--seconds",
				"2", "--warm-up", "1", "--measure", "0.5", "--jvm-option=-Xmx512m");
		assertThat(output).contains("good    errors: 0")
			.containsPattern("answers behind their deadline: \\d+ of [1-9]")
			.containsPattern("refusals, median: ")
			.containsPattern("goodput: [1-9]")
			.containsPattern("resident memory: [1-9]")
			.containsPattern("latency of one client, median: [0-9.]+ ms before");
	}

	private static double number(String cell) {
		return Double.parseDouble(cell);
	}

	/** The words of each line that begins as a row of a table does. */
	private static List<String[]> rows(String output) {
		return output.lines()
			.map((line) -> line.strip().split("\\s+"))
			.filter((row) -> row[0].matches("\\d+|closed|open|FP32|BF16|INT8"))
			.toList();
	}

	private static String run(String... arguments) throws IOException, InterruptedException {
		return run(List.of(0), arguments);
	}

	private static String run(List<Integer> statuses, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
						Objects.requireNonNull(System.getProperty("attune.jar")), "bench"));
		command.addAll(List.of(arguments));
		Path output = directory.resolve("output-" + arguments[0]);
		Path errors = directory.resolve("errors-" + arguments[0]);
		int status = new ProcessBuilder(command).redirectOutput(output.toFile())
			.redirectError(errors.toFile())
			.start()
			.waitFor();
		assertThat(statuses).as(Files.readString(errors)).contains(status);
		return Files.readString(output);
	}

}
