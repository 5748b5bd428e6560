package dev.attune.corpus;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * Parsers of XML from strangers.
 */
public final class SafeXml {

	private SafeXml() {
	}

	/**
	 * A factory of parsers that fetch nothing and expand nothing.
	 */
	public static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
		factory.setXMLResolver((publicId, systemId, base, namespace) -> {
			throw new XMLStreamException("nothing is fetched");
		});
		// JDK 25 counts &amp; and the like here, and would stop a translation memory
		// after 100,000 of them; without a DTD there is nothing else to expand
		for (String limit : new String[] { "totalEntitySizeLimit", "maxGeneralEntitySizeLimit", "entityExpansionLimit",
				"entityReplacementLimit", "maxElementDepth" }) {
			factory.setProperty("jdk.xml." + limit, "0");
		}
		return factory;
	}

}
