package dev.attune.markup;

import dev.attune.text.Mark;
import dev.attune.text.MarkedText;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Makes HTML of a translated text and its marks.
 */
final class HtmlRunWriter {

	private final List<HtmlMark> marked;

	private final Element root = HtmlDocument.plain(new Document("")).appendElement("div");

	private Element current = this.root;

	private int position;

	HtmlRunWriter(List<HtmlMark> marked) {
		this.marked = marked;
	}

	/** The HTML of a translation. */
	String write(MarkedText translation) {
		String text = translation.text();
		List<Mark> marks = translation.marks();
		for (int i = 0; i < marks.size(); i++) {
			Mark mark = marks.get(i);
			writeText(text, mark.offset());
			HtmlMark html = this.marked.get(mark.id());
			switch (mark.kind()) {
				case OPEN -> open(html, text, (i + 1 < marks.size()) ? marks.get(i + 1) : mark);
				case CLOSE -> close(html);
				case POINT -> point(html, text);
			}
		}
		writeText(text, text.length());
		return this.root.html();
	}

	private void open(HtmlMark html, String text, Mark next) {
		if (!html.isWhole()) {
			Element element = ((Element) html.node()).shallowClone();
			this.current.appendChild(element);
			this.current = element;
			return;
		}
		this.current.appendChild(html.node().clone());
		if (text.substring(this.position, Math.max(this.position, next.offset())).equals(html.content())) {
			this.position = next.offset();
		}
	}

	private void close(HtmlMark html) {
		Element parent = this.current.parent();
		if (!html.isWhole() && parent != null) {
			this.current = parent;
		}
	}

	private void point(HtmlMark html, String text) {
		this.current.appendChild(html.node().clone());
		if (!html.space().isEmpty()) {
			this.current.appendChild(new TextNode(html.space()));
		}
		if (html.isLineBreak() && text.startsWith("\n", this.position)) {
			this.position++;
		}
	}

	private void writeText(String text, int end) {
		if (end > this.position) {
			this.current.appendChild(new TextNode(text.substring(this.position, end)));
			this.position = end;
		}
	}

}
