package dev.attune.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.attune.web.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/**
 * What an archive may hold, whoever made it.
 */
class VersionUnpackerTests {

	private static final CatalogProperties.Archive LIMITS = new CatalogProperties.Archive(DataSize.ofMegabytes(48), 20);

	@TempDir
	Path directory;

	@Test
	void theFilesOfAVersionAreUnpacked() throws IOException {
		unpack(Archives.zip("README.md", "card", "config.json", "{}", "tokenizer.json", "[]", "model.safetensors", "w",
				"metrics.json", "0"));
		assertThat(this.directory.resolve("config.json")).hasContent("{}");
		assertThat(this.directory.resolve("README.md")).hasContent("card");
		assertThat(this.directory).isDirectoryNotContaining("glob:**other**");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../config.json", "/etc/passwd", "1/config.json", "config.json/", "Config.json",
			"__MACOSX/._config.json", "model.safetensors.exe", "C:\\config.json", "" })
	void anEntryThatIsNoFileOfAVersionIsRefused(String name) throws IOException {
		assertRefused(Archives.zip("tokenizer.json", "{}", name, name.endsWith("/") ? "" : "x"), 422,
				"The archive has an entry \"" + name + "\"; a version has only config.json, tokenizer.json, "
						+ "model.safetensors, metrics.json, README.md, SHA256SUMS, without folders");
	}

	@Test
	void anEntryThatStandsThereTwiceIsRefused() throws IOException {
		// two names of the same length, made the same afterwards
		byte[] zip = new String(Archives.zip("config.json", "a", "confiG.json", "b"), StandardCharsets.ISO_8859_1)
			.replace("confiG", "config")
			.getBytes(StandardCharsets.ISO_8859_1);
		assertRefused(zip, 422, "The archive has the entry config.json twice");
	}

	@Test
	void aMissingFileIsNamed() throws IOException {
		assertRefused(Archives.zip("config.json", "{}", "README.md", "card"), 422,
				"The archive lacks tokenizer.json, model.safetensors");
	}

	@Test
	void whatIsNoArchiveIsRefused() throws IOException {
		assertRefused(new byte[0], 400, "This is no zip archive, or one without entries");
		assertRefused("PK, or not".getBytes(StandardCharsets.UTF_8), 400,
				"This is no zip archive, or one without entries");
		assertRefused(Archives.zip(), 400, "This is no zip archive, or one without entries");
	}

	@Test
	void aDamagedArchiveIsRefusedWithItsEntry() throws IOException {
		byte[] noise = new byte[10_000];
		new Random(1).nextBytes(noise);
		byte[] zip = Archives.zip(Map.of("model.safetensors", noise));
		assertRefused(Arrays.copyOf(zip, 5_000), 400,
				"The archive is damaged at or after its entry model.safetensors: Unexpected end of ZLIB input stream");
	}

	@Test
	void aFlippedBitIsFound() throws IOException {
		byte[] noise = new byte[10_000];
		new Random(1).nextBytes(noise);
		byte[] zip = Archives.zip(Map.of("model.safetensors", noise));
		zip[5_000] ^= 1;
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> unpack(zip))
			.satisfies((ex) -> assertThat(ex.getBody().getDetail())
				.startsWith("The archive is damaged at or after its entry model.safetensors: "));
	}

	@Test
	void aBombIsRefusedBeforeItIsOnDisk() throws IOException {
		assertRefused(Archives.zip(Map.of("model.safetensors", new byte[8 << 20])), 413,
				"The archive unpacks to more than 20 times its size, at its entry model.safetensors");
		assertThat(this.directory.resolve("model.safetensors").toFile().length()).isLessThan(2 << 20);
	}

	@Test
	void tooMuchIsRefused() throws IOException {
		byte[] text = new byte[33 << 20];
		Random random = new Random(1);
		for (int i = 0; i < text.length; i++) {
			text[i] = (byte) random.nextInt(16);
		}
		assertRefused(Archives.zip(Map.of("README.md", text)), 413,
				"The entry README.md unpacks to more than the 33554432 bytes allowed");
	}

	@Test
	void allFilesTogetherMayNotBeTooLarge() throws IOException {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		byte[] noise = new byte[800];
		new Random(1).nextBytes(noise);
		entries.put("README.md", noise);
		entries.put("metrics.json", noise);
		CatalogProperties.Archive limits = new CatalogProperties.Archive(DataSize.ofBytes(1_000), 20);
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> new VersionUnpacker(new ByteArrayInputStream(Archives.zip(entries)), limits)
				.unpack(this.directory))
			.satisfies((ex) -> assertThat(ex.getBody().getDetail())
				.isEqualTo("The archive unpacks to more than the 1000 bytes allowed, at its entry metrics.json"));
	}

	private void unpack(byte[] zip) throws IOException {
		new VersionUnpacker(new ByteArrayInputStream(zip), LIMITS).unpack(this.directory);
	}

	private void assertRefused(byte[] zip, int status, String detail) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> unpack(zip)).satisfies((ex) -> {
			assertThat(ex.getBody().getDetail()).isEqualTo(detail);
			assertThat(ex.getStatusCode().value()).isEqualTo(status);
			assertThat(ex.getBody().getProperties()).containsEntry("field", "file").containsEntry("error", detail);
		});
	}

}
