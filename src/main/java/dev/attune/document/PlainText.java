package dev.attune.document;

import dev.attune.text.MarkedText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines. Each is translated by itself; how it is indented and how it ends
 * stays.
 */
final class PlainText implements Document {

	private final TextFile file;

	private PlainText(TextFile file) {
		this.file = file;
	}

	static PlainText open(Path path) throws IOException {
		return new PlainText(TextFile.read(path, DocumentFormat.TEXT));
	}

	@Override
	public void read(Units units) {
		run(units, null);
	}

	@Override
	public void write(Units units, OutputStream out) throws IOException {
		StringBuilder text = new StringBuilder();
		run(units, text);
		this.file.write(text.toString(), out);
	}

	private void run(Units units, @Nullable StringBuilder out) {
		List<String> lines = new ArrayList<>();
		for (String line : Lines.of(this.file.text())) {
			int place = lines.size();
			lines.add(line);
			if (!line.isBlank()) {
				String end = line.substring(Lines.contentLength(line));
				units.add(new MarkedText(line.substring(0, line.length() - end.length())),
						(translation) -> lines.set(place, translation.text() + end));
			}
			if (units.isFull()) {
				units.flush();
				flush(lines, out);
			}
		}
		units.flush();
		flush(lines, out);
	}

	private static void flush(List<String> lines, @Nullable StringBuilder out) {
		if (out != null) {
			lines.forEach(out::append);
		}
		lines.clear();
	}

}
