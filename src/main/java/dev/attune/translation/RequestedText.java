package dev.attune.translation;

import dev.attune.markup.HtmlDocument;
import dev.attune.text.MarkedText;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A text of a request.
 *
 * @param text as it was sent
 * @param html what it says, if it is HTML
 */
record RequestedText(String text, @Nullable HtmlDocument html) {

	static List<RequestedText> of(TranslateRequest request) {
		return request.q()
			.values()
			.stream()
			.map((text) -> new RequestedText(text, request.isHtml() ? HtmlDocument.parse(text) : null))
			.toList();
	}

	/** What people read in it. */
	String plain() {
		return (this.html != null) ? this.html.plainText() : this.text;
	}

	/** What of it is to be translated. */
	List<MarkedText> parts() {
		return (this.html != null) ? this.html.texts() : List.of(new MarkedText(this.text));
	}

	/** Its translation, and others, of the translations of its parts. */
	Translation translated(List<TranslatedText> parts, @Nullable String pivot) {
		int longest = parts.stream().mapToInt((part) -> part.nBest().size()).max().orElse(1);
		List<String> nBest = IntStream.range(0, longest)
			.mapToObj((k) -> joined(parts.stream().map((part) -> part.nBest(k)).toList()))
			.distinct()
			.toList();
		return new Translation(nBest.getFirst(), nBest.subList(1, nBest.size()), pivot,
				parts.stream().anyMatch(TranslatedText::truncated),
				parts.stream().flatMap((part) -> part.explanation().stream()).toList());
	}

	private String joined(List<MarkedText> parts) {
		return (this.html != null) ? this.html.with(parts) : parts.getFirst().text();
	}

}
