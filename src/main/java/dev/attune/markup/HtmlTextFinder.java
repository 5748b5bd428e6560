package dev.attune.markup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/**
 * Finds the texts of a document: runs of inline content between the edges of blocks, and
 * attributes.
 */
final class HtmlTextFinder {

	private static final Evaluator DESCRIPTIONS = QueryParser.parse(Translatability.DESCRIPTIONS);

	private final List<HtmlText> texts;

	/** Elements that are inline with all that is in them. */
	private final Set<Element> inline = Collections.newSetFromMap(new IdentityHashMap<>());

	HtmlTextFinder(List<HtmlText> texts) {
		this.texts = texts;
	}

	/** Adds the texts of an element and all that is in it. */
	void find(Element root) {
		findInline(root);
		find(root, true);
	}

	private void find(Element element, boolean translated) {
		List<Node> run = new ArrayList<>();
		// what is found replaces nodes only later
		for (Node child : element.childNodes()) {
			if (translated && isInline(child)) {
				run.add(child);
				if (child instanceof Element inline) {
					findAttributes(inline, Translatability.of(inline, true));
				}
			}
			else {
				end(run);
				run = new ArrayList<>();
				if (child instanceof Element block) {
					boolean inside = Translatability.of(block, translated);
					addAttributes(block, inside);
					find(block, inside);
				}
			}
		}
		end(run);
	}

	private void end(List<Node> run) {
		if (run.isEmpty()) {
			return;
		}
		HtmlRun text = HtmlRun.of(run);
		if (HtmlRun.hasLetters(text.text().text())) {
			this.texts.add(text);
		}
	}

	private void findAttributes(Element element, boolean translated) {
		addAttributes(element, translated);
		for (Element child : element.children()) {
			findAttributes(child, Translatability.of(child, translated));
		}
	}

	private void addAttributes(Element element, boolean translated) {
		if (translated) {
			Translatability.ATTRIBUTES.stream()
				.filter((name) -> HtmlRun.hasLetters(element.attr(name)))
				.forEach((name) -> this.texts.add(new HtmlAttribute(element, name)));
			if (element.is(DESCRIPTIONS)) {
				this.texts.add(new HtmlAttribute(element, "content"));
			}
		}
	}

	// from the leaves to the root, so that each element is looked at once
	private boolean findInline(Element element) {
		boolean all = !element.isBlock();
		for (Node child : element.childNodes()) {
			if (child instanceof Element inside) {
				all &= findInline(inside);
			}
		}
		if (all) {
			this.inline.add(element);
		}
		return all;
	}

	private boolean isInline(Node node) {
		return (node instanceof Element element) ? this.inline.contains(element)
				: node instanceof TextNode || node instanceof Comment;
	}

}
