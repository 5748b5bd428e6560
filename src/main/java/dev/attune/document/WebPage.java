package dev.attune.document;

import dev.attune.markup.HtmlDocument;
import dev.attune.text.MarkedText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An HTML page. It is kept as a tree; what is not text stays as it is.
 */
final class WebPage implements Document {

	private final TextFile file;

	private final HtmlDocument html;

	private final Languages languages;

	private WebPage(TextFile file, HtmlDocument html, Languages languages) {
		this.file = file;
		this.html = html;
		this.languages = languages;
	}

	static WebPage open(Path path, Languages languages) throws IOException {
		TextFile file = TextFile.read(path, DocumentFormat.HTML);
		MarkupLimit.check(file.text(), DocumentFormat.HTML);
		return new WebPage(file, HtmlDocument.parse(file.text()), languages);
	}

	@Override
	public void read(Units units) {
		translate(units);
	}

	@Override
	public void write(Units units, OutputStream out) throws IOException {
		List<MarkedText> translations = translate(units);
		this.html.setLanguage(this.languages.target());
		this.file.write(this.file.likeLineEnds(this.html.with(translations)), out);
	}

	private List<MarkedText> translate(Units units) {
		List<MarkedText> texts = this.html.texts();
		List<MarkedText> translations = new ArrayList<>(Collections.nCopies(texts.size(), new MarkedText("")));
		for (int i = 0; i < texts.size(); i++) {
			int place = i;
			units.add(texts.get(i), (translation) -> translations.set(place, translation));
			if (units.isFull()) {
				units.flush();
			}
		}
		units.flush();
		return translations;
	}

}
