package dev.attune.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A text as OpenDocument. Okapi's filter reads the XML files; the archive around them is
 * copied here, entry by entry, which needs no temporary files and keeps the order that
 * the format asks for.
 */
final class OpenDocumentText implements Document {

	/** What makes an archive an OpenDocument. */
	static final String CONTENT = "content.xml";

	/** Where text stands; styles have headers and footers. */
	private static final Set<String> TRANSLATED = Set.of(CONTENT, "styles.xml");

	private final Path path;

	private final Languages languages;

	OpenDocumentText(Path path, Languages languages) {
		this.path = path;
		this.languages = languages;
	}

	@Override
	public void read(Units units) throws IOException {
		try (ZipFile zip = new ZipFile(this.path.toFile())) {
			for (String name : TRANSLATED) {
				ZipEntry entry = zip.getEntry(name);
				if (entry != null) {
					filter(xml(zip, entry), units, null);
				}
			}
		}
	}

	@Override
	public void write(Units units, OutputStream out) throws IOException {
		try (ZipFile zip = new ZipFile(this.path.toFile()); ZipOutputStream copy = new ZipOutputStream(out)) {
			for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
				ZipEntry entry = entries.nextElement();
				if (TRANSLATED.contains(entry.getName())) {
					copy.putNextEntry(new ZipEntry(entry.getName()));
					copy.write(translated(xml(zip, entry), units));
				}
				else {
					copy.putNextEntry(like(entry));
					zip.getInputStream(entry).transferTo(copy);
				}
				copy.closeEntry();
			}
		}
	}

	// what is stored stays so: the first entry must be, as its reader knows the format by
	// it
	private static ZipEntry like(ZipEntry entry) {
		ZipEntry copy = new ZipEntry(entry.getName());
		if (entry.getMethod() == ZipEntry.STORED) {
			copy.setMethod(ZipEntry.STORED);
			copy.setSize(entry.getSize());
			copy.setCrc(entry.getCrc());
		}
		return copy;
	}

	private byte[] translated(XmlFrame xml, Units units) {
		ByteArrayOutputStream buffer = new ByteArrayOutputStream();
		filter(xml, units, buffer);
		return xml.with(buffer.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
	}

	private static XmlFrame xml(ZipFile zip, ZipEntry entry) throws IOException {
		return XmlFrame.of(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
	}

	private void filter(XmlFrame xml, Units units, @Nullable OutputStream out) {
		OkapiUnits.run(DocumentFormat.ODT, OkapiFilters.openDocument(),
				OkapiUnits.document(xml.forFilter(), this.languages), units, out);
	}

}
