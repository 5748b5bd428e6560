package dev.attune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Encoded pairs come out of their file as they went in, whichever is asked for.
 */
class EncodedPairsFileTests {

	private static final int PAIRS = 100_000;

	private Path file = Path.of("");

	@BeforeEach
	void beginFile(@TempDir Path directory) {
		this.file = directory.resolve("pairs.tokens");
	}

	@Test
	void pairsAreFoundByTheirRow() throws IOException {
		write(PAIRS, 1);
		try (EncodedPairsFile pairs = EncodedPairsFile.open(this.file)) {
			assertThat(pairs.size()).isEqualTo(PAIRS);
			for (int row = PAIRS - 1; row >= 0; row -= 37) {
				assertThat(pairs.source(row)).isEqualTo(source(row)).hasSize(pairs.sourceLength(row));
				assertThat(pairs.target(row)).isEqualTo(target(row)).hasSize(pairs.targetLength(row));
			}
		}
	}

	@Test
	void repeatedPairsHaveFurtherRowsBehindTheOthers() throws IOException {
		try (EncodedPairsFile.Writer writer = new EncodedPairsFile.Writer(this.file)) {
			for (int pair = 0; pair < 5; pair++) {
				writer.add(source(pair), target(pair));
				if (pair == 1) {
					writer.repeat(3);
				}
			}
		}
		try (EncodedPairsFile pairs = EncodedPairsFile.open(this.file)) {
			assertThat(pairs.size()).isEqualTo(9);
			int[] expected = { 0, 1, 2, 3, 4, 0, 1, 0, 1 };
			for (int row = 0; row < expected.length; row++) {
				assertThat(pairs.source(row)).isEqualTo(source(expected[row]));
				assertThat(pairs.target(row)).isEqualTo(target(expected[row]));
			}
		}
	}

	@Test
	void theMeanLengthsAreThoseOfAnEpoch() throws IOException {
		try (EncodedPairsFile.Writer writer = new EncodedPairsFile.Writer(this.file)) {
			writer.add(new int[2], new int[4]);
			writer.repeat(2);
			writer.add(new int[5], new int[7]);
		}
		try (EncodedPairsFile pairs = EncodedPairsFile.open(this.file)) {
			assertThat(pairs.meanSourceLength()).isEqualTo(3);
			assertThat(pairs.meanTargetLength()).isEqualTo(5);
		}
	}

	@Test
	void aFileCutOffIsRefused() throws IOException {
		write(10, 1);
		byte[] whole = Files.readAllBytes(this.file);
		for (int length : new int[] { 0, 3, whole.length / 2, whole.length - 1 }) {
			Files.write(this.file, Arrays.copyOf(whole, length));
			assertThatIOException().isThrownBy(() -> EncodedPairsFile.open(this.file))
				.withMessageContaining(this.file.toString());
		}
	}

	private void write(int count, int times) throws IOException {
		try (EncodedPairsFile.Writer writer = new EncodedPairsFile.Writer(this.file)) {
			for (int pair = 0; pair < count; pair++) {
				writer.add(source(pair), target(pair));
			}
			writer.repeat(times);
		}
	}

	private static int[] source(int pair) {
		return new Random(2L * pair).ints(pair % 17 + 1, 0, 200_000).toArray();
	}

	private static int[] target(int pair) {
		return new Random(2L * pair + 1).ints(pair % 23 + 1, 0, 200_000).toArray();
	}

}
