package dev.attune.document;

import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What an XLIFF or TMX file says of itself.
 *
 * @param languages its languages under the names that it gives them
 * @param second whether it is XLIFF 2
 */
record BilingualXml(Languages languages, boolean second) {

	/**
	 * Reads the file through.
	 * @throws DocumentException if it is not of its format, is for other languages or
	 * refers to other files
	 */
	static BilingualXml scan(DocumentFormat format, String xml, Languages wanted) {
		Scan scan = new Scan(format);
		XmlScan.text(new StringReader(xml), scan::element);
		String source = Languages.choose(wanted.source(), scan.sources)
			.orElseThrow(() -> new DocumentException(
					"has no text in " + wanted.source() + "; its languages are " + String.join(", ", scan.sources)));
		String target = Languages.choose(wanted.target(), scan.targets).orElse(wanted.target());
		if (format == DocumentFormat.XLIFF && !scan.targets.isEmpty() && !scan.targets.contains(target)) {
			throw new DocumentException(
					"is for a translation into " + String.join(", ", scan.targets) + ", not into " + wanted.target());
		}
		return new BilingualXml(new Languages(source, target), scan.version.startsWith("2"));
	}

	/**
	 * What is noted on the way.
	 */
	private static final class Scan {

		private final DocumentFormat format;

		private final Set<String> sources = new LinkedHashSet<>();

		private final Set<String> targets = new LinkedHashSet<>();

		private String version = "";

		private boolean inside;

		Scan(DocumentFormat format) {
			this.format = format;
		}

		void element(XMLStreamReader element) {
			if (!this.inside) {
				this.inside = true;
				root(element);
			}
			if (this.format == DocumentFormat.TMX) {
				if (element.getLocalName().equals("tuv")) {
					String language = element.getAttributeValue(XMLConstants.XML_NS_URI, "lang");
					note(this.sources, (language != null) ? language : element.getAttributeValue("", "lang"));
				}
				this.targets.addAll(this.sources);
			}
			else {
				note(this.sources, attribute(element, "srcLang", "source-language"));
				note(this.targets, attribute(element, "trgLang", "target-language"));
				checkReferences(element);
			}
		}

		private void root(XMLStreamReader element) {
			String expected = (this.format == DocumentFormat.TMX) ? "tmx" : "xliff";
			if (!element.getLocalName().equals(expected)) {
				throw new DocumentException("is no " + expected + " file: its root element is "
						+ element.getLocalName().substring(0, Math.min(40, element.getLocalName().length())));
			}
			String declared = element.getAttributeValue("", "version");
			this.version = (declared != null) ? declared : "";
		}

		/** Okapi would open what these name. */
		private static void checkReferences(XMLStreamReader element) {
			for (int i = 0; i < element.getAttributeCount(); i++) {
				String name = element.getAttributeLocalName(i);
				if ((name.equals("locQualityIssuesRef") || name.equals("provenanceRecordsRef"))
						&& !element.getAttributeValue(i).startsWith("#")) {
					throw new DocumentException("refers to another file in " + name + " (line "
							+ element.getLocation().getLineNumber() + "); nothing else is read");
				}
			}
		}

		private static @Nullable String attribute(XMLStreamReader element, String... names) {
			for (String name : names) {
				String value = element.getAttributeValue("", name);
				if (value != null) {
					return value;
				}
			}
			return null;
		}

		private static void note(Set<String> codes, @Nullable String code) {
			if (code != null && !code.isBlank() && codes.size() < 100) {
				codes.add(code);
			}
		}

	}

}
