package dev.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pairs that are kept come back as they were.
 */
class PairFileTests {

	private Path file = Path.of("");

	@BeforeEach
	void beginFile(@TempDir Path directory) {
		this.file = directory.resolve("pairs.tsv");
	}

	@Test
	void pairsComeBackInTheirOrder() throws IOException {
		assertThat(kept("One \"quoted\" text", "Ein „Zitat“", "两个", "👍", "", "no source"))
			.extracting(SentencePair::source)
			.containsExactly("One \"quoted\" text", "两个", "");
		assertThat(read()).extracting(SentencePair::target).containsExactly("Ein „Zitat“", "👍", "no source");
		assertThat(read()).extracting(SentencePair::line).containsExactly(1L, 2L, 3L);
	}

	@Test
	void whatWouldBreakALineBecomesASpace() throws IOException {
		assertThat(kept("a\tb\nc\rd", "e\u2028f\u0085g"))
			.containsExactly(new SentencePair("a b c d", "e\u2028f\u0085g", this.file.toString(), 1));
	}

	@Test
	void halfACharacterDoesNotStopTheWriting() throws IOException {
		assertThat(kept("a \uD83D", "b")).extracting(SentencePair::source).containsExactly("a ?");
	}

	@Test
	void aLineThatIsNoPairIsReportedWithItsPlace() throws IOException {
		Files.writeString(this.file, "a\tb\nc\n");
		assertThatExceptionOfType(CorpusException.class).isThrownBy(this::read)
			.withMessage(this.file + ", line 2: a source and a target separated by a tab expected");
	}

	private List<SentencePair> kept(String... texts) throws IOException {
		try (PairFile.Writer writer = new PairFile.Writer(this.file)) {
			for (int i = 0; i < texts.length; i += 2) {
				writer.add(new SentencePair(texts[i], texts[i + 1], "elsewhere", 7));
			}
			assertThat(writer.size()).isEqualTo(texts.length / 2);
		}
		return read();
	}

	private List<SentencePair> read() throws IOException {
		try (Stream<SentencePair> pairs = PairFile.read(this.file)) {
			return pairs.toList();
		}
	}

}
