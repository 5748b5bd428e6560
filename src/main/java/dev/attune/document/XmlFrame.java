package dev.attune.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An XML text in three: what stands before its root element, the element, and what stands
 * behind it. A filter sees the element only, so that declaration, document type and
 * comments around it stay as they were.
 *
 * @param prolog what stands before the root element
 * @param root the root element
 * @param epilog what stands behind it
 */
record XmlFrame(String prolog, String root, String epilog) {

	private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

	/** Everything here is possessive: it never goes back. */
	private static final Pattern PROLOG = Pattern
		.compile("(?s)\\A(?:\\s++|<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^\\[<>]*+>)*+(?=<([\\p{L}_:][\\w.:-]*+))");

	/**
	 * Takes a text apart.
	 * @throws DocumentException if there is no root element, or a document type that
	 * declares something
	 */
	static XmlFrame of(String text) {
		Matcher prolog = PROLOG.matcher(text);
		if (!prolog.lookingAt()) {
			throw new DocumentException(text.contains("<!DOCTYPE")
					? "has a DOCTYPE with declarations of its own, which may define entities" : "is not XML");
		}
		int end = text.lastIndexOf("</" + prolog.group(1));
		int behind = (end < 0) ? -1 : text.indexOf('>', end);
		if (behind < 0) {
			throw new DocumentException("is not well-formed XML: its root element does not end");
		}
		return new XmlFrame(prolog.group(), text.substring(prolog.end(), behind + 1), text.substring(behind + 1));
	}

	/** What a filter is to see. */
	String forFilter() {
		return DECLARATION + this.root;
	}

	/** What a filter made of it, in the frame of the original. */
	String with(String filtered) {
		return this.prolog + of(filtered).root() + this.epilog;
	}

}
