package dev.attune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database of the settings on a disk that fills.
 */
class ClosedDatabaseTests {

	private static final String TEXT = "text ".repeat(2_000);

	@TempDir
	private Path directory;

	@Test
	void aDatabaseThatMetAFullDiskIsThereAgainWhenThereIsRoom() {
		FilePath.register(new SmallDisk());
		new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class))
			.withPropertyValues(
					"spring.datasource.url=jdbc:h2:small:" + this.directory.resolve("db") + ";WRITE_DELAY=0",
					"spring.datasource.hikari.connection-timeout=300")
			.run((context) -> {
				JdbcClient jdbc = context.getBean(JdbcClient.class);
				jdbc.sql("create table texts (number int primary key, text varchar)").update();
				IntStream.range(0, 50).forEach((number) -> add(jdbc, number));
				SmallDisk.full = true;
				assertThatException().isThrownBy(() -> IntStream.range(50, 500).forEach((number) -> add(jdbc, number)))
					.havingRootCause()
					.withMessage("No space left on device");
				assertThatException().isThrownBy(() -> count(jdbc));
				SmallDisk.full = false;
				await().ignoreExceptions().until(() -> count(jdbc) >= 50);
				add(jdbc, 500);
				assertThat(jdbc.sql("select text from texts where number in (0, 49, 500)").query(String.class).list())
					.containsExactly(TEXT, TEXT, TEXT);
			});
	}

	private static void add(JdbcClient jdbc, int number) {
		jdbc.sql("insert into texts values (?, ?)").params(number, TEXT).update();
	}

	private static int count(JdbcClient jdbc) {
		return jdbc.sql("select count(*) from texts").query(Integer.class).single();
	}

	/** Paths that begin with {@code small:}; H2 makes an instance for each. */
	public static final class SmallDisk extends FilePathWrapper {

		private static volatile boolean full;

		@Override
		public String getScheme() {
			return "small";
		}

		@Override
		public FileChannel open(String mode) throws IOException {
			return new SmallFile(getBase().open(mode));
		}

	}

	/** A file that does not grow while its disk is full. */
	private static final class SmallFile extends FileBaseDefault {

		private final FileChannel file;

		SmallFile(FileChannel file) {
			this.file = file;
		}

		@Override
		public synchronized int write(ByteBuffer bytes, long position) throws IOException {
			if (SmallDisk.full && position + bytes.remaining() > size()) {
				throw new IOException("No space left on device");
			}
			return this.file.write(bytes, position);
		}

		@Override
		public synchronized int read(ByteBuffer bytes, long position) throws IOException {
			return this.file.read(bytes, position);
		}

		@Override
		public long size() throws IOException {
			return this.file.size();
		}

		@Override
		protected void implTruncate(long size) throws IOException {
			this.file.truncate(size);
		}

		@Override
		public void force(boolean metaData) throws IOException {
			this.file.force(metaData);
		}

		@Override
		public FileLock tryLock(long position, long size, boolean shared) throws IOException {
			return this.file.tryLock(position, size, shared);
		}

		@Override
		protected void implCloseChannel() throws IOException {
			this.file.close();
		}

	}

}
