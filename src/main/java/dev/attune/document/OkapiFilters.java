package dev.attune.document;

import net.sf.okapi.common.filters.IFilter;
import net.sf.okapi.filters.json.JSONFilter;
import net.sf.okapi.filters.markdown.MarkdownFilter;
import net.sf.okapi.filters.openoffice.ODFFilter;
import net.sf.okapi.filters.openxml.ConditionalParameters;
import net.sf.okapi.filters.openxml.OpenXMLFilter;
import net.sf.okapi.filters.po.POFilter;
import net.sf.okapi.filters.properties.PropertiesFilter;
import net.sf.okapi.filters.tmx.TmxFilter;
import net.sf.okapi.filters.xliff.XLIFFFilter;
import net.sf.okapi.filters.xliff2.XLIFF2Filter;

/**
 * Okapi's filters, set so that what is not prose is left alone.
 */
final class OkapiFilters {

	private OkapiFilters() {
	}

	/**
	 * A new filter for a format that is text.
	 * @param escapes whether a properties file writes letters beyond ASCII as escapes
	 */
	static IFilter text(DocumentFormat format, boolean escapes) {
		return switch (format) {
			case MARKDOWN -> markdown();
			case PO -> new POFilter();
			case XLIFF -> new XLIFFFilter();
			case TMX -> new TmxFilter();
			case JSON -> json();
			case PROPERTIES -> properties(escapes);
			default -> throw new IllegalArgumentException(format + " is not filtered as text");
		};
	}

	/** A new filter for XLIFF 2. */
	static IFilter xliff2() {
		return new XLIFF2Filter();
	}

	/** A new filter for one XML file of an OpenDocument archive. */
	static IFilter openDocument() {
		return new ODFFilter();
	}

	/** A new filter for an Office Open XML archive. */
	static IFilter officeOpenXml() {
		OpenXMLFilter filter = new OpenXMLFilter();
		ConditionalParameters parameters = filter.getParameters();
		// authors and the like
		parameters.setTranslateDocProperties(false);
		parameters.setTranslatePowerpointDocProperties(false);
		// "Picture 1"
		parameters.setTranslateWordGraphicName(false);
		parameters.setTranslatePowerpointGraphicName(false);
		// the end of a line ends a sentence
		parameters.setAddLineSeparatorCharacter(true);
		parameters.setLineSeparatorReplacement('\n');
		// it would move the formatting of runs to new styles
		parameters.setAllowWordStyleOptimisation(false);
		return filter;
	}

	private static IFilter markdown() {
		MarkdownFilter filter = new MarkdownFilter();
		filter.getParameters().setTranslateFencedCodeBlocks(false);
		filter.getParameters().setTranslateIndentedCodeBlocks(false);
		return filter;
	}

	private static IFilter json() {
		JSONFilter filter = new JSONFilter();
		filter.getParameters().setExtractStandalone(true);
		filter.getParameters().setEscapeForwardSlashes(false);
		return filter;
	}

	private static IFilter properties(boolean escapes) {
		PropertiesFilter filter = new PropertiesFilter();
		filter.getParameters().setEscapeExtendedChars(escapes);
		return filter;
	}

}
