package dev.attune.corpus;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * Elements and text of an XML file, one after another, from a parser that fetches nothing
 * and expands nothing.
 * <p>
 * The Okapi Framework has filters for these formats, but none that suits files from
 * strangers (1.48.0, tried): their text units carry no line, all of a file is copied
 * before the first of them comes, and the XLIFF filter reads declared 8-bit encodings as
 * UTF-8 and opens whatever address an {@code its:locQualityIssuesRef} names.
 */
final class XmlEvents implements AutoCloseable {

	static final int START = XMLStreamConstants.START_ELEMENT;

	static final int END = XMLStreamConstants.END_ELEMENT;

	static final int TEXT = XMLStreamConstants.CHARACTERS;

	static final int END_OF_FILE = XMLStreamConstants.END_DOCUMENT;

	/** Names a document type, and where its definition is kept. */
	private static final Pattern DOCTYPE = Pattern
		.compile("<!DOCTYPE\\s+[\\w:.-]+(\\s+(SYSTEM|PUBLIC)(\\s+(\"[^\"<]*\"|'[^'<]*'))+)?\\s*>");

	private static final XMLInputFactory FACTORY = SafeXml.factory();

	private final CorpusText text;

	private final CorpusLimits limits;

	private final XMLStreamReader reader;

	private final Deque<String> path = new ArrayDeque<>();

	private boolean atEnd;

	private long line = 1;

	XmlEvents(CorpusText text, CorpusLimits limits) {
		this.text = text;
		this.limits = limits;
		try {
			this.reader = FACTORY.createXMLStreamReader(text);
		}
		catch (XMLStreamException ex) {
			throw malformed(ex);
		}
	}

	/**
	 * Go to the next event: {@link #START}, {@link #END}, {@link #TEXT} or
	 * {@link #END_OF_FILE}.
	 */
	int next() {
		if (this.atEnd) {
			this.path.pop();
			this.atEnd = false;
		}
		while (true) {
			int event = advance();
			switch (event) {
				case START -> {
					this.path.push(this.reader.getLocalName());
					if (this.path.size() > this.limits.maxXmlDepth()) {
						throw fault("has elements nested deeper than " + this.limits.maxXmlDepth());
					}
					return START;
				}
				case END -> {
					this.atEnd = true;
					return END;
				}
				case TEXT, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
					return TEXT;
				}
				case END_OF_FILE -> {
					return END_OF_FILE;
				}
				case XMLStreamConstants.DTD -> checkDoctype();
				default -> {
					// comments, processing instructions
				}
			}
		}
	}

	private int advance() {
		// the parser stands behind the event before, which is where this one begins
		this.line = Math.max(1, this.reader.getLocation().getLineNumber());
		this.text.startPiece(this.line);
		try {
			int event = this.reader.next();
			if (this.path.isEmpty()) {
				// white space before the root element is no event
				this.line = this.reader.getLocation().getLineNumber();
			}
			return event;
		}
		catch (XMLStreamException ex) {
			throw malformed(ex);
		}
		catch (CorpusException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// the parser itself stumbles over some inputs
			throw new CorpusException(this.text.file(), this.line, "is not well-formed XML", ex);
		}
	}

	private CorpusException malformed(XMLStreamException cause) {
		long at = (cause.getLocation() != null) ? cause.getLocation().getLineNumber() : this.line;
		String message = String.valueOf(cause.getMessage());
		int start = message.indexOf("Message: ");
		return new CorpusException(this.text.file(), Math.max(1, at),
				"is not well-formed XML: " + ((start < 0) ? message : message.substring(start + 9)), cause);
	}

	/**
	 * What refers to a DTD is harmless where none is read; declarations in the file
	 * itself are not.
	 */
	private void checkDoctype() {
		if (!DOCTYPE.matcher(this.reader.getText()).matches()) {
			throw fault("has a DOCTYPE with declarations of its own, which may define entities; "
					+ "no translation memory needs them");
		}
	}

	/** The line where the present event begins. */
	long line() {
		return this.line;
	}

	/** The local name of the element that begins or ends here. */
	String name() {
		return this.reader.getLocalName();
	}

	boolean is(int event, String name) {
		return this.reader.getEventType() == event && this.reader.getLocalName().equals(name);
	}

	/** How many elements are open; one that begins or ends here is counted. */
	int depth() {
		return this.path.size();
	}

	String characters() {
		return this.reader.getText();
	}

	/** An attribute that is in no namespace. */
	@Nullable String attribute(String name) {
		return this.reader.getAttributeValue("", name);
	}

	/** The language that the element says its text is in. */
	@Nullable String language() {
		String language = this.reader.getAttributeValue(XMLConstants.XML_NS_URI, "lang");
		return (language != null) ? language : attribute("lang");
	}

	CorpusException fault(String reason) {
		return new CorpusException(this.text.file(), this.line, reason);
	}

	String file() {
		return this.text.file();
	}

	@Override
	public void close() {
		this.text.close();
	}

}
