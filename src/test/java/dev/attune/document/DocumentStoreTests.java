package dev.attune.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.util.unit.DataSize;

/**
 * Translated files are kept for a time and within bounds.
 */
class DocumentStoreTests {

	private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

	@TempDir
	private Path directory;

	@Test
	void aTranslationIsFoundByItsAddressOnly() throws IOException {
		DocumentStore store = store(10, 1000);
		StoredDocument document = translated(store, "a_zh.txt", NOW);
		assertThat(store.find(document.address())).contains(document);
		assertThat(document.source()).doesNotExist();
		assertThat(store.find(document.id() + ".b_zh.txt")).isEmpty();
		assertThat(store.find(document.id() + "./../../source")).isEmpty();
		assertThat(store.find("a_zh.txt")).isEmpty();
		assertThat(store.find("-".repeat(36) + ".a_zh.txt")).isEmpty();
	}

	@Test
	void whatIsOldIsDeleted() throws IOException {
		DocumentStore store = store(10, 1000);
		StoredDocument old = translated(store, "old.txt", NOW.minus(Duration.ofMinutes(61)));
		StoredDocument recent = translated(store, "new.txt", NOW.minus(Duration.ofMinutes(59)));
		store.clean();
		assertThat(old.directory()).doesNotExist();
		assertThat(store.find(recent.address())).isPresent();
	}

	@Test
	void theOldestOfTooManyAreDeleted() throws IOException {
		DocumentStore store = store(2, 1000);
		StoredDocument first = translated(store, "1.txt", NOW.minusSeconds(30));
		StoredDocument second = translated(store, "2.txt", NOW.minusSeconds(20));
		StoredDocument third = translated(store, "3.txt", NOW.minusSeconds(10));
		store.clean();
		assertThat(first.directory()).doesNotExist();
		assertThat(second.directory()).exists();
		assertThat(third.directory()).exists();
	}

	@Test
	void whatIsInWorkStays() throws IOException {
		DocumentStore store = store(10, 1000);
		StoredDocument waits = store.receive(new MockMultipartFile("file", new byte[] { 'a' }), "old.txt");
		Files.setLastModifiedTime(waits.directory(), FileTime.from(NOW.minus(Duration.ofDays(1))));
		store.clean();
		assertThat(waits.source()).exists();
		Files.writeString(waits.unfinished(), "b");
		store.finish(waits);
		Files.setLastModifiedTime(waits.directory(), FileTime.from(NOW.minus(Duration.ofDays(1))));
		store.clean();
		assertThat(waits.directory()).doesNotExist();
	}

	@Test
	void aNameMayBeLongerThanFileSystemsTake() throws IOException {
		DocumentStore store = store(10, 1000);
		StoredDocument document = translated(store, "报".repeat(100) + "_zh.txt", NOW);
		assertThat(store.find(document.address())).contains(document);
	}

	@Test
	void anEmptyStoreHasNothingToClean() {
		store(10, 1000).clean();
		assertThat(this.directory).isEmptyDirectory();
	}

	private DocumentStore store(int maxKept, long maxMegabytes) {
		return new DocumentStore(this.directory,
				new DocumentProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), 1000,
						1000, 1, Duration.ofHours(1), maxKept, DataSize.ofMegabytes(maxMegabytes)),
				Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private static StoredDocument translated(DocumentStore store, String name, Instant time) throws IOException {
		StoredDocument document = store.receive(new MockMultipartFile("file", new byte[] { 'a' }), name);
		Files.writeString(document.unfinished(), "b");
		store.finish(document);
		Files.setLastModifiedTime(document.directory(), FileTime.from(time));
		return document;
	}

}
