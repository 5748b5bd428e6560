package dev.attune.catalog;

import dev.attune.seq2seq.TranslationModel;
import dev.attune.web.ProblemException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.springframework.http.HttpStatus;

/**
 * Unpacks an archive of a version into an empty directory. Nothing is accepted but the
 * files of a version, each once, so no entry can lead elsewhere, and no more of them is
 * written than the limits allow.
 */
final class VersionUnpacker {

	/** All but the weights are read into memory as a whole. */
	private static final long MAX_TEXT_BYTES = 32L << 20;

	/** What is small may shrink as much as it likes. */
	private static final long RATIO_COUNTS_FROM = 1L << 20;

	private final CatalogProperties.Archive limits;

	private final Counting packed;

	private final Set<String> names = new HashSet<>();

	private String entry = "";

	private long unpacked;

	VersionUnpacker(InputStream archive, CatalogProperties.Archive limits) {
		this.packed = new Counting(archive);
		this.limits = limits;
	}

	/**
	 * Unpacks the archive.
	 * @throws ProblemException if it is damaged, lacks a file, holds anything else or is
	 * too large; it names the entry
	 */
	void unpack(Path directory) throws IOException {
		try {
			ZipInputStream zip = new ZipInputStream(this.packed);
			for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
				accept(next.getName());
				copy(zip, directory.resolve(this.entry));
			}
		}
		// the last is what the JDK throws at a name that is no UTF-8
		catch (ZipException | EOFException | IllegalArgumentException ex) {
			throw problem(HttpStatus.BAD_REQUEST, "The archive is damaged"
					+ (this.entry.isEmpty() ? "" : " at or after its entry " + this.entry) + ": " + ex.getMessage());
		}
		if (this.names.isEmpty()) {
			throw problem(HttpStatus.BAD_REQUEST, "This is no zip archive, or one without entries");
		}
		List<String> missing = VersionFiles.NEEDED.stream().filter((name) -> !this.names.contains(name)).toList();
		if (!missing.isEmpty()) {
			throw problem(HttpStatus.UNPROCESSABLE_CONTENT, "The archive lacks " + String.join(", ", missing));
		}
	}

	private void accept(String name) {
		String shown = (name.length() > 100) ? name.substring(0, 100) + "…" : name;
		if (!VersionFiles.isKnown(name)) {
			throw problem(HttpStatus.UNPROCESSABLE_CONTENT, "The archive has an entry \"" + shown
					+ "\"; a version has only " + VersionFiles.describe() + ", without folders");
		}
		if (!this.names.add(name)) {
			throw problem(HttpStatus.UNPROCESSABLE_CONTENT, "The archive has the entry " + shown + " twice");
		}
		this.entry = name;
	}

	private void copy(InputStream zip, Path file) throws IOException {
		long before = this.unpacked;
		byte[] buffer = new byte[1 << 16];
		try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
			for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
				this.unpacked += read;
				checkSize(this.unpacked - before);
				out.write(buffer, 0, read);
			}
		}
	}

	private void checkSize(long entryBytes) {
		if (this.unpacked > this.limits.maxSize().toBytes()) {
			throw problem(HttpStatus.CONTENT_TOO_LARGE, "The archive unpacks to more than the "
					+ this.limits.maxSize().toBytes() + " bytes allowed, at its entry " + this.entry);
		}
		if (entryBytes > MAX_TEXT_BYTES && !this.entry.equals(TranslationModel.WEIGHTS_FILE)) {
			throw problem(HttpStatus.CONTENT_TOO_LARGE,
					"The entry " + this.entry + " unpacks to more than the " + MAX_TEXT_BYTES + " bytes allowed");
		}
		if (this.unpacked > RATIO_COUNTS_FROM && this.unpacked / this.limits.maxRatio() > this.packed.count) {
			throw problem(HttpStatus.CONTENT_TOO_LARGE, "The archive unpacks to more than " + this.limits.maxRatio()
					+ " times its size, at its entry " + this.entry);
		}
	}

	private static ProblemException problem(HttpStatus status, String detail) {
		return new ProblemException(status, "file", detail);
	}

	/** Counts the bytes that were read. */
	private static final class Counting extends FilterInputStream {

		private long count;

		Counting(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			int value = super.read();
			this.count += (value >= 0) ? 1 : 0;
			return value;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int read = super.read(buffer, offset, length);
			this.count += Math.max(0, read);
			return read;
		}

	}

}
