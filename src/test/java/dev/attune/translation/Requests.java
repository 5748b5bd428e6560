package dev.attune.translation;

import java.util.List;

/**
 * Requests as tests write them.
 */
final class Requests {

	private Requests() {
	}

	static TranslateRequest of(Texts texts, String source, String target) {
		return new TranslateRequest(texts, source, target, null, null, null, null, null, null, null);
	}

	static TranslateRequest of(String text, String source, String target) {
		return of(new Texts(List.of(text), false), source, target);
	}

	static TranslateRequest withAlternatives(String text, String source, String target, int alternatives) {
		return new TranslateRequest(new Texts(List.of(text), false), source, target, null, alternatives, null, null,
				null, null, null);
	}

}
