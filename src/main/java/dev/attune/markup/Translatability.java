package dev.attune.markup;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Which elements are translated.
 */
final class Translatability {

	/** What is code or no text. */
	private static final Set<String> NEVER = Set.of("script", "style", "code", "pre", "kbd", "samp", "var", "tt",
			"textarea", "svg", "math", "template", "iframe", "object", "embed", "applet", "audio", "video", "canvas",
			"noembed", "noframes", "xmp", "plaintext", "listing");

	/** Attributes that people read. */
	static final List<String> ATTRIBUTES = List.of("title", "alt", "placeholder", "aria-label");

	/** Elements whose attribute {@code content} people read, in lists of results. */
	static final String DESCRIPTIONS = "meta[name=description], meta[property=og:title], meta[property=og:description]";

	private Translatability() {
	}

	/**
	 * Whether the content of an element is translated.
	 * @param inherited whether its parent's is
	 */
	static boolean of(Element element, boolean inherited) {
		if (NEVER.contains(element.normalName())) {
			return false;
		}
		if (element.hasClass("notranslate") || element.hasClass("skiptranslate")) {
			return false;
		}
		return switch (element.attr("translate").strip().toLowerCase(Locale.ROOT)) {
			case "no" -> false;
			case "yes" -> true;
			default -> inherited;
		};
	}

}
