package dev.attune.document;

import dev.attune.corpus.SafeXml;
import java.io.InputStream;
import java.io.Reader;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML through before a filter does, which may have fewer scruples: what declares
 * entities, is nested without end or holds characters that the filters use for themselves
 * is refused.
 */
final class XmlScan {

	private static final int MAX_DEPTH = 200;

	/** What holds text and tags, in all these formats; see {@link MarkupLimit}. */
	private static final Set<String> PARAGRAPHS = Set.of("p", "h", "si", "source", "target", "seg");

	private static final int MAX_IN_PARAGRAPH = 10_000;

	private static final Set<String> ENCODINGS = Set.of("utf-8", "utf-16", "utf-16le", "utf-16be", "us-ascii");

	private static final XMLInputFactory FACTORY = SafeXml.factory();

	private final String name;

	private final Consumer<XMLStreamReader> elements;

	private int depth;

	/** At which depth a paragraph began; 0 outside of one. */
	private int paragraph;

	private int inParagraph;

	private XmlScan(String name, Consumer<XMLStreamReader> elements) {
		this.name = name;
		this.elements = elements;
	}

	/**
	 * Reads a part of an archive.
	 * @throws DocumentException if it is not XML without a document type; it names the
	 * part and the line
	 */
	static void part(String name, InputStream input) {
		try {
			XMLStreamReader reader = FACTORY.createXMLStreamReader(input);
			String declared = reader.getCharacterEncodingScheme();
			if (declared != null && !ENCODINGS.contains(declared.toLowerCase(Locale.ROOT))) {
				throw new DocumentException(name + " is not in UTF-8 or UTF-16");
			}
			new XmlScan(name, (element) -> {
				// only the form matters
			}).run(reader);
		}
		catch (XMLStreamException ex) {
			throw malformed(name, ex);
		}
	}

	/**
	 * Reads a text.
	 * @param elements is called at the start of each element
	 * @throws DocumentException if it is not XML without a document type; it names the
	 * line
	 */
	static void text(Reader text, Consumer<XMLStreamReader> elements) {
		try {
			new XmlScan("the file", elements).run(FACTORY.createXMLStreamReader(text));
		}
		catch (XMLStreamException ex) {
			throw malformed("the file", ex);
		}
	}

	private void run(XMLStreamReader reader) throws XMLStreamException {
		while (reader.hasNext()) {
			switch (next(reader)) {
				case XMLStreamConstants.START_ELEMENT -> {
					this.depth++;
					if (this.depth > MAX_DEPTH) {
						throw fault(reader, "has elements nested deeper than " + MAX_DEPTH);
					}
					count(reader);
					this.elements.accept(reader);
				}
				case XMLStreamConstants.END_ELEMENT -> {
					this.depth--;
					this.paragraph = (this.depth < this.paragraph) ? 0 : this.paragraph;
				}
				case XMLStreamConstants.DTD -> throw fault(reader, "has a DOCTYPE, which may define entities");
				case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> checkCharacters(reader);
				default -> {
					// comments, processing instructions
				}
			}
		}
	}

	private void count(XMLStreamReader reader) {
		if (this.paragraph > 0) {
			this.inParagraph++;
			if (this.inParagraph > MAX_IN_PARAGRAPH) {
				throw fault(reader, "has more than " + MAX_IN_PARAGRAPH + " elements in one paragraph");
			}
		}
		else if (PARAGRAPHS.contains(reader.getLocalName())) {
			this.paragraph = this.depth;
			this.inParagraph = 0;
		}
	}

	// the parser itself stumbles over some inputs
	private int next(XMLStreamReader reader) throws XMLStreamException {
		try {
			return reader.next();
		}
		catch (RuntimeException ex) {
			throw new DocumentException(this.name + " is not well-formed XML", ex);
		}
	}

	private void checkCharacters(XMLStreamReader reader) {
		int reserved = TextFile.reserved(reader.getText());
		if (reserved >= 0) {
			throw fault(reader, "has the private character " + TextFile.name(reader.getText().charAt(reserved))
					+ ", which cannot be carried through");
		}
	}

	private DocumentException fault(XMLStreamReader reader, String reason) {
		return new DocumentException(this.name + " " + reason + " (line " + reader.getLocation().getLineNumber() + ")");
	}

	private static DocumentException malformed(String name, @Nullable XMLStreamException cause) {
		String message = (cause != null) ? String.valueOf(cause.getMessage()) : "";
		int start = message.indexOf("Message: ");
		int line = (cause != null && cause.getLocation() != null) ? cause.getLocation().getLineNumber() : 0;
		return new DocumentException(
				name + " is not well-formed XML" + ((start < 0) ? "" : ": " + message.substring(start + 9))
						+ ((line > 0) ? " (line " + line + ")" : ""));
	}

}
