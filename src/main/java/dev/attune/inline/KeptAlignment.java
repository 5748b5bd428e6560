package dev.attune.inline;

import dev.attune.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The alignment of a sentence with its translation, in both of which what is kept is
 * back: there and here it is one token, which came from itself.
 */
final class KeptAlignment {

	private final Alignment alignment;

	private final RestoredText restored;

	private final List<RestoredKept> kept;

	/**
	 * An alignment with what is kept.
	 * @param kept with sources in the source of the alignment
	 */
	KeptAlignment(Alignment alignment, RestoredText restored, List<RestoredKept> kept) {
		this.alignment = alignment;
		this.restored = restored;
		this.kept = kept;
	}

	/** A token of the whole, which was one of the draft, or is something kept. */
	private record Token(Span span, int draft, int kept) {
	}

	Alignment whole() {
		List<Token> sources = sources();
		List<Token> targets = targets();
		float[][] weights = new float[targets.size()][sources.size()];
		for (int t = 0; t < weights.length; t++) {
			Token target = targets.get(t);
			for (int s = 0; s < sources.size(); s++) {
				Token source = sources.get(s);
				if (target.kept() >= 0) {
					weights[t][s] = (source.kept() == target.kept()) ? 1 : 0;
				}
				else if (source.kept() < 0) {
					weights[t][s] = this.alignment.weights()[target.draft()][source.draft()];
				}
			}
		}
		return new Alignment(source(), sources.stream().map(Token::span).toList(), this.restored.text(),
				targets.stream().map(Token::span).toList(), weights);
	}

	/** Where what is kept is in the sentence and in its translation. */
	List<Anchor> anchors() {
		List<Anchor> anchors = new ArrayList<>();
		for (Token token : sources()) {
			if (token.kept() >= 0) {
				anchors.add(new Anchor(token.span(), this.kept.get(token.kept()).place()));
			}
		}
		return anchors;
	}

	private List<Token> sources() {
		List<Token> tokens = new ArrayList<>();
		for (int i = 0; i < this.alignment.sourceTokens().size(); i++) {
			Span span = this.alignment.sourceTokens().get(i);
			if (this.kept.stream().noneMatch((one) -> isInside(span, one.source()))) {
				int start = span.start() + growth(span.start(), true);
				int end = (span.length() > 0) ? span.end() + growth(span.end(), false) : start;
				tokens.add(new Token(new Span(start, Math.max(start, end)), i, -1));
			}
		}
		for (int k = 0; k < this.kept.size(); k++) {
			RestoredKept one = this.kept.get(k);
			int start = one.source().start();
			for (RestoredKept before : this.kept.subList(0, k)) {
				start += growth(before);
			}
			tokens.add(new Token(new Span(start, start + one.kept().span().length()), -1, k));
		}
		tokens.sort(Comparator.comparingInt((token) -> token.span().start()));
		return tokens;
	}

	private List<Token> targets() {
		List<Token> tokens = new ArrayList<>();
		for (int i = 0; i < this.alignment.targetTokens().size(); i++) {
			Span span = this.alignment.targetTokens().get(i);
			Span place = this.restored.place(span);
			if (place.length() > 0 && this.kept.stream().noneMatch((one) -> isInside(span, one.target()))) {
				tokens.add(new Token(place, i, -1));
			}
		}
		for (int k = 0; k < this.kept.size(); k++) {
			tokens.add(new Token(this.kept.get(k).place(), -1, k));
		}
		tokens.sort(Comparator.comparingInt((token) -> token.span().start()));
		return tokens;
	}

	/** The sentence with something as long in the place of all that is kept. */
	String source() {
		StringBuilder source = new StringBuilder();
		int end = 0;
		for (RestoredKept one : this.kept) {
			source.append(this.alignment.source(), end, one.source().start());
			source.repeat('x', one.kept().span().length());
			end = one.source().end();
		}
		return source.append(this.alignment.source(), end, this.alignment.source().length()).toString();
	}

	/** Characters that what is kept before a place has more than what stood in for it. */
	private int growth(int place, boolean inclusive) {
		return this.kept.stream()
			.filter((one) -> one.source().end() < place || (inclusive && one.source().end() == place))
			.mapToInt(KeptAlignment::growth)
			.sum();
	}

	private static int growth(RestoredKept one) {
		return one.kept().span().length() - one.source().length();
	}

	// a token has the space before it, what is kept has not
	private static boolean isInside(Span token, Span kept) {
		return kept.length() > 0 && token.length() > 0 && token.end() <= kept.end() && token.end() > kept.start();
	}

}
