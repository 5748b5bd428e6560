package dev.attune.markup;

import dev.attune.text.Mark;
import dev.attune.text.Mark.Kind;
import dev.attune.text.MarkedText;
import dev.attune.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Inline content in a row: text with elements that are marks. White space is as browsers
 * show it, one space for any, but at the edges, where it stays as it was.
 */
final class HtmlRun implements HtmlText {

	private static final String WHITE_SPACE = " \t\n\r\f";

	private final List<Node> nodes;

	private final StringBuilder text = new StringBuilder();

	private final List<Mark> marks = new ArrayList<>();

	private final List<Span> kept = new ArrayList<>();

	private final List<HtmlMark> marked = new ArrayList<>();

	/** White space that was read and not written yet. */
	private final StringBuilder space = new StringBuilder();

	private String before = "";

	/** What stands in the place of the nodes once they were translated. */
	private @Nullable DataNode written;

	private HtmlRun(List<Node> nodes) {
		this.nodes = nodes;
	}

	static HtmlRun of(List<Node> nodes) {
		HtmlRun run = new HtmlRun(nodes);
		nodes.forEach(run::read);
		return run;
	}

	static boolean hasLetters(String text) {
		return text.codePoints().anyMatch(Character::isLetter);
	}

	@Override
	public MarkedText text() {
		return new MarkedText(this.text.toString(), this.marks, this.kept);
	}

	@Override
	public void replace(MarkedText translation) {
		String html = this.before + new HtmlRunWriter(this.marked).write(translation) + this.space;
		if (this.written == null) {
			this.written = new DataNode(html);
			// to insert or to remove would number all that follows anew
			this.nodes.getFirst().replaceWith(this.written);
			this.nodes.subList(1, this.nodes.size()).forEach((node) -> node.replaceWith(new TextNode("")));
		}
		else {
			this.written.setWholeData(html);
		}
	}

	private void read(Node node) {
		if (node instanceof TextNode characters) {
			readText(characters.getWholeText());
		}
		else if (node instanceof Element element && !element.normalName().equals("br")) {
			readElement(element);
		}
		else {
			readPoint(node);
		}
	}

	private void readElement(Element element) {
		if (!Translatability.of(element, true)) {
			readWhole(element);
		}
		else if (element.childNodeSize() == 0) {
			readPoint(element);
		}
		else {
			writeSpace();
			int id = mark(element, "", Kind.OPEN);
			element.childNodes().forEach(this::read);
			this.marks.add(new Mark(this.text.length(), id, Kind.CLOSE));
		}
	}

	/**
	 * An element that stays with all that is in it; its text tells a model what it is.
	 */
	private void readWhole(Element element) {
		String content = element.text().strip();
		if (content.isEmpty()) {
			readPoint(element);
			return;
		}
		writeSpace();
		int start = this.text.length();
		int id = mark(element, content, Kind.OPEN);
		this.text.append(content);
		this.kept.add(new Span(start, this.text.length()));
		this.marks.add(new Mark(this.text.length(), id, Kind.CLOSE));
	}

	private void readPoint(Node node) {
		boolean lineBreak = node instanceof Element element && element.normalName().equals("br");
		if (lineBreak) {
			this.space.setLength(0);
		}
		writeSpace();
		mark(node, "", Kind.POINT);
		if (lineBreak) {
			// ends a sentence
			this.text.append('\n');
		}
	}

	private int mark(Node node, String content, Kind kind) {
		int id = this.marked.size();
		this.marked.add(new HtmlMark(node, content));
		this.marks.add(new Mark(this.text.length(), id, kind));
		return id;
	}

	private void readText(String characters) {
		for (int i = 0; i < characters.length(); i++) {
			char c = characters.charAt(i);
			if (WHITE_SPACE.indexOf(c) >= 0) {
				this.space.append(c);
			}
			else {
				writeSpace();
				this.text.append(c);
			}
		}
	}

	private void writeSpace() {
		if (this.space.isEmpty()) {
			return;
		}
		if (this.text.isEmpty() && this.marks.isEmpty()) {
			this.before = this.space.toString();
		}
		else if (this.text.isEmpty() || WHITE_SPACE.indexOf(this.text.charAt(this.text.length() - 1)) < 0) {
			this.text.append(' ');
		}
		else if (!this.marks.isEmpty() && this.marks.getLast().kind() == Kind.POINT) {
			// as there is space before an image and behind it
			this.marked.getLast().addSpace(this.space.toString());
		}
		this.space.setLength(0);
	}

}
