package dev.attune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attune.corpus.CorpusReader;
import dev.attune.corpus.SentencePair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A corpus on the command line is a file of any format, or two text files.
 */
class CorpusArgumentTests {

	@TempDir
	private Path directory;

	@Test
	void aFileIsReadByWhatItHolds() throws IOException {
		Path tmx = Files.writeString(this.directory.resolve("a.tmx"),
				"""
						<tmx version="1.4"><body><tu><tuv xml:lang="de"><seg>Hallo</seg></tuv><tuv xml:lang="en-US"><seg>Hi</seg></tuv>
						</tu></body></tmx>""");
		assertThat(texts(CorpusArgument.reader(tmx.toString(), "en", "de", 0, 0))).containsExactly("Hi|Hallo");
	}

	@Test
	void columnsAreTheHeadersUnlessGiven() throws IOException {
		Path table = Files.writeString(this.directory.resolve("a.tsv"), "id\tde\ten\n1\tHallo\tHi\n");
		assertThat(texts(CorpusArgument.reader(table.toString(), "en", "de", 0, 0))).containsExactly("Hi|Hallo");
		assertThat(texts(CorpusArgument.reader(table.toString(), "en", "de", 3, 1))).containsExactly("Hi|1");
		assertThat(texts(CorpusArgument.reader(table.toString(), "en", "de", 3, 0))).containsExactly("Hi|Hallo");
	}

	@Test
	void twoFilesAreAligned() throws IOException {
		Path source = Files.writeString(this.directory.resolve("s.txt"), "Hi\n");
		Path target = Files.writeString(this.directory.resolve("t.txt"), "Hallo\n");
		assertThat(texts(CorpusArgument.reader(source + "," + target, "en", "de", 0, 0))).containsExactly("Hi|Hallo");
	}

	@Test
	void whatMakesNoSenseIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> CorpusArgument.reader("a.tsv", "en", "de", -1, 2))
			.withMessage("source and target column must be two different numbers from 1, not -1 and 2");
		assertThatIllegalArgumentException().isThrownBy(() -> CorpusArgument.reader("a,b,c", "en", "de", 0, 0))
			.withMessageEndingWith("not 'a,b,c'");
	}

	private static List<String> texts(CorpusReader reader) {
		try (Stream<SentencePair> pairs = reader.read()) {
			return pairs.map((pair) -> pair.source() + "|" + pair.target()).toList();
		}
	}

}
