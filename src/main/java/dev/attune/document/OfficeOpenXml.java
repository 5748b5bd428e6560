package dev.attune.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.resource.RawDocument;
import org.jspecify.annotations.Nullable;

/**
 * A text, table or presentation as Office Open XML.
 */
final class OfficeOpenXml implements Document {

	/** What makes an archive an Office Open XML document. */
	static final String NEEDED = "[Content_Types].xml";

	private final Path path;

	private final DocumentFormat format;

	private final Languages languages;

	OfficeOpenXml(Path path, DocumentFormat format, Languages languages) {
		this.path = path;
		this.format = format;
		this.languages = languages;
	}

	@Override
	public void read(Units units) {
		run(units, null);
	}

	@Override
	public void write(Units units, OutputStream out) throws IOException {
		run(units, out);
	}

	private void run(Units units, @Nullable OutputStream out) {
		RawDocument document = new RawDocument(this.path.toUri(), "UTF-8", LocaleId.fromString(this.languages.source()),
				LocaleId.fromString(this.languages.target()));
		OkapiUnits.run(this.format, OkapiFilters.officeOpenXml(), document, units, out);
	}

}
