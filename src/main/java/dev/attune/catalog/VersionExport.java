package dev.attune.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files of a version, open, on their way into a zip archive. Once open they can be
 * read to their end, even if the version is deleted meanwhile.
 */
final class VersionExport implements AutoCloseable {

	private final ModelVersion version;

	private final Map<String, InputStream> files = new LinkedHashMap<>();

	private VersionExport(ModelVersion version) {
		this.version = version;
	}

	/**
	 * Opens the files of a version.
	 * @throws CatalogException if one is missing
	 */
	static VersionExport open(ModelVersion version) throws IOException {
		VersionExport export = new VersionExport(version);
		try {
			for (String name : VersionFiles.NEEDED) {
				export.files.put(name, Files.newInputStream(version.directory().resolve(name)));
			}
			for (String name : VersionFiles.OPTIONAL) {
				Path file = version.directory().resolve(name);
				if (Files.exists(file)) {
					export.files.put(name, Files.newInputStream(file));
				}
			}
			return export;
		}
		catch (NoSuchFileException ex) {
			export.close();
			throw new CatalogException(CatalogException.Reason.CONFLICT, "Version " + version.number() + " of model "
					+ version.model() + " has no " + Path.of(ex.getFile()).getFileName(), ex);
		}
		catch (IOException ex) {
			export.close();
			throw ex;
		}
	}

	/** The archive's name, for example {@code en-zh-3.zip}. */
	String fileName() {
		return this.version.model() + "-" + this.version.number() + ".zip";
	}

	/** Writes the archive; the stream stays open. */
	void writeTo(OutputStream out) throws IOException {
		FileTime time = FileTime.from(this.version.created());
		ZipOutputStream zip = new ZipOutputStream(out);
		// weights hardly shrink, whatever the effort
		zip.setLevel(Deflater.BEST_SPEED);
		for (Map.Entry<String, InputStream> file : this.files.entrySet()) {
			zip.putNextEntry(new ZipEntry(file.getKey()).setLastModifiedTime(time));
			file.getValue().transferTo(zip);
			zip.closeEntry();
		}
		zip.finish();
	}

	@Override
	public void close() throws IOException {
		for (InputStream file : this.files.values()) {
			file.close();
		}
	}

}
