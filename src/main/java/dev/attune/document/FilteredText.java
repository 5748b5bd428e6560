package dev.attune.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.sf.okapi.common.filters.IFilter;
import org.jspecify.annotations.Nullable;

/**
 * A text file that one of Okapi's filters reads. The filter sees UTF-8 whatever the file
 * is in, and from memory, so that it needs no other file.
 */
final class FilteredText implements Document {

	private final DocumentFormat format;

	private final TextFile file;

	private final String text;

	private final @Nullable XmlFrame frame;

	private final Languages languages;

	private final boolean second;

	private FilteredText(DocumentFormat format, TextFile file, String text, @Nullable XmlFrame frame,
			BilingualXml facts) {
		this.format = format;
		this.file = file;
		this.text = text;
		this.frame = frame;
		this.languages = facts.languages();
		this.second = facts.second();
	}

	/**
	 * Reads a file and checks what its filter would not.
	 * @throws DocumentException if it is not of its format
	 */
	static FilteredText open(Path path, DocumentFormat format, Languages languages) throws IOException {
		TextFile file = TextFile.read(path, format);
		if (format.isXml()) {
			XmlFrame frame = XmlFrame.of(file.text());
			String xml = frame.forFilter();
			return new FilteredText(format, file, xml, frame, BilingualXml.scan(format, xml, languages));
		}
		if (format == DocumentFormat.JSON) {
			JsonScan.check(file.text());
		}
		MarkupLimit.check(file.text(), format);
		String text = (format == DocumentFormat.PO) ? FuzzyEntries.mark(file.inUtf8()) : file.text();
		return new FilteredText(format, file, text, null, new BilingualXml(languages, false));
	}

	@Override
	public void read(Units units) {
		run(units, null);
	}

	@Override
	public void write(Units units, OutputStream out) throws IOException {
		ByteArrayOutputStream buffer = new ByteArrayOutputStream();
		run(units, buffer);
		String filtered = withoutMark(buffer.toString(StandardCharsets.UTF_8));
		this.file.write(this.file.likeLineEnds((this.frame != null) ? this.frame.with(filtered) : filtered), out);
	}

	/** Some writers begin with a byte order mark of their own. */
	private static String withoutMark(String text) {
		return text.startsWith("\uFEFF") ? text.substring(1) : text;
	}

	private void run(Units units, @Nullable OutputStream out) {
		IFilter filter = this.second ? OkapiFilters.xliff2() : OkapiFilters.text(this.format, this.file.isAscii());
		OkapiUnits.run(this.format, filter, OkapiUnits.document(this.text, this.languages), units, out);
	}

}
