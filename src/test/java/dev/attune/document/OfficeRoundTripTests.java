package dev.attune.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Office documents come back with the same parts, and in each part the same elements in
 * the same order.
 */
class OfficeRoundTripTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "letter.docx", "slides.pptx", "letter.odt" })
	void nothingButTheTextChanges(String name) throws Exception {
		Path file = DocumentFiles.copy(name, this.directory);
		Map<String, byte[]> before = DocumentFiles.parts(file);
		Map<String, byte[]> after = DocumentFiles.parts(DocumentFiles.translate(file));
		assertThat(after.keySet()).containsExactlyInAnyOrderElementsOf(before.keySet());
		for (Map.Entry<String, byte[]> part : before.entrySet()) {
			byte[] other = Objects.requireNonNull(after.get(part.getKey()));
			if (part.getKey().endsWith(".xml")) {
				assertThat(content(other)).as(part.getKey()).isEqualTo(content(part.getValue()));
			}
			else if (!part.getKey().endsWith(".rels")) {
				assertThat(other).as(part.getKey()).isEqualTo(part.getValue());
			}
		}
	}

	@Test
	void boldWordsStayBoldAndLinksLinks() throws Exception {
		String word = part("letter.docx", "word/document.xml");
		assertThat(word).contains("<w:rPr><w:b/></w:rPr><w:t>MUSIC</w:t>", "THANK YOU.</w:t></w:r></w:hyperlink>",
				"<w:footnoteReference w:id=\"1\"/>", "<w:color w:val=\"FF0000\"/>");
		assertThat(part("letter.docx", "word/header1.xml")).contains("THIS IS MY BOOK.");
		assertThat(part("letter.docx", "word/footnotes.xml")).contains("I AM HAPPY.");
		assertThat(part("letter.docx", "docProps/core.xml")).contains("Anna Example");
		assertThat(part("slides.pptx", "ppt/slides/slide1.xml")).contains("<a:rPr b=\"1\"/><a:t>MUSIC</a:t>");
		assertThat(part("letter.odt", "content.xml")).contains("<text:span text:style-name=\"T1\">MUSIC</text:span>",
				"xlink:href=\"https://example.org/\">THANK YOU.</text:a>");
		assertThat(part("letter.odt", "styles.xml")).contains("THIS IS MY BOOK.");
	}

	@Test
	void cellsKeepTheirNumbersFormulasAndFormats() throws Exception {
		assertThat(part("table.xlsx", "xl/sharedStrings.xml")).contains("<si><t>THANK YOU.</t></si>",
				"<r><rPr><b/></rPr><t>MUSIC</t></r>");
		assertThat(part("table.xlsx", "xl/worksheets/sheet1.xml")).contains("<c r=\"B1\"><v>42</v></c>",
				"<c r=\"B2\"><f>B1*2</f><v>84</v></c>", "<c r=\"A1\" t=\"s\"><v>0</v></c>");
		assertThat(part("table.xlsx", "xl/workbook.xml")).contains("<sheet name=\"Words\"");
	}

	@Test
	void theTypeOfAnOpenDocumentStaysFirstAndUncompressed() throws Exception {
		Path translated = DocumentFiles.translate(DocumentFiles.copy("letter.odt", this.directory));
		try (ZipFile zip = new ZipFile(translated.toFile())) {
			ZipEntry first = zip.entries().nextElement();
			assertThat(first.getName()).isEqualTo("mimetype");
			assertThat(first.getMethod()).isEqualTo(ZipEntry.STORED);
		}
	}

	private String part(String name, String part) throws IOException {
		Path place = Files.createTempDirectory(this.directory, "part");
		return new String(
				Objects.requireNonNull(
						DocumentFiles.parts(DocumentFiles.translate(DocumentFiles.copy(name, place))).get(part)),
				StandardCharsets.UTF_8);
	}

	/**
	 * Elements, their attributes and their text in small letters. Space between elements
	 * means nothing, and neither does a hint to keep space. Runs of the same format are
	 * merged, and what they say of the language is gone with it.
	 */
	private static List<String> content(byte[] xml) throws XMLStreamException {
		List<String> content = new ArrayList<>();
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.IS_COALESCING, true);
		XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
		while (reader.hasNext()) {
			switch (reader.next()) {
				case XMLStreamConstants.START_ELEMENT -> {
					String element = "<" + reader.getName();
					for (int i = 0; i < reader.getAttributeCount(); i++) {
						if (!Set.of("space", "lang").contains(reader.getAttributeLocalName(i))) {
							element += " " + reader.getAttributeName(i) + "=" + reader.getAttributeValue(i);
						}
					}
					if (!isRun(reader) || element.contains("=")) {
						content.add(element);
					}
				}
				case XMLStreamConstants.END_ELEMENT -> {
					if (!isRun(reader)) {
						content.add("</" + reader.getName());
					}
				}
				case XMLStreamConstants.CHARACTERS -> {
					if (!reader.getText().isBlank()) {
						content.add(reader.getText().toLowerCase(Locale.ROOT));
					}
				}
				default -> {
					// nothing that is seen
				}
			}
		}
		return content;
	}

	private static boolean isRun(XMLStreamReader reader) {
		return Set.of("r", "rPr").contains(reader.getLocalName());
	}

}
