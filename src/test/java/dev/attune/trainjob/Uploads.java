package dev.attune.trainjob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Pairs in the forms in which they are uploaded.
 */
final class Uploads {

	private Uploads() {
	}

	static String tmx(List<List<String>> pairs) {
		StringBuilder units = new StringBuilder();
		pairs.forEach((pair) -> units.append("""
				<tu><tuv xml:lang="en-US"><seg>%s</seg></tuv><tuv xml:lang="de-DE"><seg>%s</seg></tuv></tu>
				""".formatted(pair.getFirst(), pair.getLast())));
		return """
				<?xml version="1.0" encoding="UTF-8"?>
				<tmx version="1.4"><header creationtool="test" creationtoolversion="1" segtype="sentence" o-tmf="none"
				adminlang="en" srclang="en-US" datatype="plaintext"/><body>
				%s</body></tmx>
				""".formatted(units);
	}

	static byte[] zip(String name, String content) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry(name));
			zip.write(content.getBytes(StandardCharsets.UTF_8));
			zip.closeEntry();
		}
		return bytes.toByteArray();
	}

}
