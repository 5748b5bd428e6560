package dev.attune.markup;

import dev.attune.text.MarkedText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/**
 * An HTML document or a part of one, whose texts can be translated. A text is what stands
 * in a paragraph or another block, with its inline elements as marks, or an attribute
 * that people read. All else stays as it is, down to white space at the edges of blocks.
 */
public final class HtmlDocument {

	private static final Pattern WHOLE = Pattern.compile("<(?:!doctype|html|head|body)[\\s>/]",
			Pattern.CASE_INSENSITIVE);

	private final Element root;

	private final boolean whole;

	private final List<HtmlText> texts = new ArrayList<>();

	private HtmlDocument(Element root, boolean whole) {
		this.root = root;
		this.whole = whole;
		new HtmlTextFinder(this.texts).find(root);
	}

	/**
	 * Reads HTML as browsers do, whatever is wrong with it.
	 * @param html a whole document, or what may stand anywhere in one
	 */
	public static HtmlDocument parse(String html) {
		if (WHOLE.matcher(html).find()) {
			return new HtmlDocument(plain(Jsoup.parse(html)), true);
		}
		// where table cells may stand too
		Document document = plain(Document.createShell(""));
		Element root = document.body().appendElement("template");
		List<Node> nodes = Parser.parseFragment(html, root, "");
		root.appendChildren(nodes);
		return new HtmlDocument(root, false);
	}

	/** Writes no white space of its own. */
	static Document plain(Document document) {
		document.outputSettings().prettyPrint(false);
		return document;
	}

	/** What is to be translated, in the order of the document. */
	public List<MarkedText> texts() {
		return this.texts.stream().map(HtmlText::text).toList();
	}

	/** What people read in it, without markup. */
	public String plainText() {
		return String.join("\n", this.texts.stream().map((text) -> text.text().text()).toList());
	}

	/**
	 * Says in which language the document is, if it says that at all.
	 * @param code a language code
	 */
	public void setLanguage(String code) {
		this.root.select("html[lang]").attr("lang", code);
	}

	/**
	 * The HTML with translations in the places of its texts; what they were is forgotten,
	 * and they may be replaced again.
	 * @param translations as many as there are {@link #texts()}, in their order
	 */
	public String with(List<MarkedText> translations) {
		Iterator<MarkedText> next = translations.iterator();
		this.texts.forEach((text) -> text.replace(next.next()));
		return this.whole ? this.root.outerHtml() : this.root.html();
	}

}
