package dev.attune.markup;

import dev.attune.text.MarkedText;
import org.jsoup.nodes.Element;

/**
 * An attribute that people read.
 *
 * @param element that has it
 * @param name of it
 */
record HtmlAttribute(Element element, String name) implements HtmlText {

	@Override
	public MarkedText text() {
		return new MarkedText(this.element.attr(this.name));
	}

	@Override
	public void replace(MarkedText translation) {
		this.element.attr(this.name, translation.text());
	}

}
