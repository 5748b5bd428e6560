package dev.attune.markup;

import dev.attune.text.MarkedText;

/**
 * A text of an HTML document, and where its translation goes.
 */
interface HtmlText {

	MarkedText text();

	/** Puts the translation in its place. */
	void replace(MarkedText translation);

}
