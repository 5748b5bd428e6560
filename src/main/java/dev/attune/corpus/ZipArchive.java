package dev.attune.corpus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files of a zip that may be corpora. They are read where they are: nothing is
 * written to disk, whatever their names say.
 */
final class ZipArchive implements AutoCloseable {

	/** What people and tools put beside corpora. */
	private static final Set<String> ASIDE = Set.of("readme", "license", "licence", "copying", "notice", "thumbs",
			"desktop");

	private final String file;

	private final ZipFile zip;

	private final CorpusLimits limits;

	private final UnpackBudget budget;

	private final List<ZipEntry> entries = new ArrayList<>();

	ZipArchive(Path path, CorpusLimits limits) {
		this.file = path.toString();
		this.limits = limits;
		try {
			ZipDirectory.check(path, limits);
			this.budget = new UnpackBudget(limits, Files.size(path));
			this.zip = open(path);
		}
		catch (IOException ex) {
			throw damaged(ex);
		}
		try {
			list();
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	private static ZipFile open(Path path) throws IOException {
		try {
			return new ZipFile(path.toFile());
		}
		catch (ZipException ex) {
			if (String.valueOf(ex.getMessage()).contains("name")) {
				// names in an old encoding; they are only shown
				return new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1);
			}
			throw ex;
		}
	}

	private void list() {
		if (this.zip.size() > this.limits.maxZipEntries()) {
			throw ZipDirectory.tooMany(this.file, this.limits);
		}
		for (Enumeration<? extends ZipEntry> all = this.zip.entries(); all.hasMoreElements();) {
			ZipEntry entry = all.nextElement();
			List<String> path = List.of(entry.getName().split("[/\\\\]"));
			if (entry.getName().matches("[/\\\\].*|[A-Za-z]:[/\\\\].*") || path.contains("..")) {
				throw new CorpusException(name(entry), 0,
						"has a name that leads out of the zip file; pack the files themselves, without such paths");
			}
			if (entry.getName().endsWith("[Content_Types].xml")) {
				throw new CorpusException(this.file, 0,
						"is an office document; save the table as CSV or the memory as TMX");
			}
			if (!entry.isDirectory() && !isAside(path)) {
				this.entries.add(entry);
			}
		}
		if (this.entries.isEmpty()) {
			throw new CorpusException(this.file, 0, "holds no files");
		}
	}

	private static boolean isAside(List<String> path) {
		if (path.stream().anyMatch((part) -> part.startsWith(".") || part.equals("__MACOSX"))) {
			return true;
		}
		String name = path.getLast().toLowerCase(Locale.ROOT);
		return ASIDE.contains(name.replaceFirst("\\.(txt|md|db|ini|html?)$", ""));
	}

	/** The names of the files, in the order of the zip. */
	List<String> names() {
		return this.entries.stream().map(ZipEntry::getName).toList();
	}

	/** Open the file at an index of {@link #names}. */
	RawFile open(int index) {
		ZipEntry entry = this.entries.get(index);
		String name = name(entry);
		try {
			RawFile raw = RawFile.of(name, this.budget.limit(name, verified(entry)), this.budget);
			if (raw.isZip()) {
				raw.close();
				throw new CorpusException(name, 0, "is a zip file within a zip file; pack the files themselves");
			}
			return raw;
		}
		catch (IOException ex) {
			throw CorpusText.unreadable(name, 0, ex);
		}
	}

	/** The JDK reads an entry of a zip file without a look at its checksum. */
	private InputStream verified(ZipEntry entry) throws IOException {
		CheckedInputStream input = new CheckedInputStream(this.zip.getInputStream(entry), new CRC32());
		return new FilterInputStream(input) {

			@Override
			public int read(byte[] target, int offset, int length) throws IOException {
				int count = super.read(target, offset, length);
				if (count < 0 && input.getChecksum().getValue() != entry.getCrc()) {
					throw new ZipException("the checksum is wrong");
				}
				return count;
			}

		};
	}

	private String name(ZipEntry entry) {
		return this.file + "/" + entry.getName().replaceAll("\\p{Cntrl}", "?");
	}

	private CorpusException damaged(IOException cause) {
		String message = String.valueOf(cause.getMessage());
		return new CorpusException(this.file, 0, message.contains("encrypted")
				? "is encrypted; pack the files without a password" : "is a damaged zip file: " + message, cause);
	}

	@Override
	public void close() {
		try {
			this.zip.close();
		}
		catch (IOException ex) {
			throw damaged(ex);
		}
	}

}
