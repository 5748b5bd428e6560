package dev.attune.markup;

import org.jsoup.nodes.Node;

/**
 * What a mark stands for.
 */
final class HtmlMark {

	private final Node node;

	private final String content;

	private String space = "";

	/**
	 * A mark.
	 * @param content text of an element that stays with all that is in it; empty for
	 * others
	 */
	HtmlMark(Node node, String content) {
		this.node = node;
		this.content = content;
	}

	Node node() {
		return this.node;
	}

	String content() {
		return this.content;
	}

	/** Whether it stays with all that is in it. */
	boolean isWhole() {
		return !this.content.isEmpty();
	}

	boolean isLineBreak() {
		return this.node.normalName().equals("br");
	}

	/** White space behind it. */
	String space() {
		return this.space;
	}

	void addSpace(String more) {
		this.space += more;
	}

}
