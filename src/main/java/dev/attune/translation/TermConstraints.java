package dev.attune.translation;

import dev.attune.glossary.Glossary;
import dev.attune.glossary.TermMatch;
import dev.attune.glossary.TermMatcher;
import dev.attune.inline.Kept;
import dev.attune.seq2seq.Constraint;
import dev.attune.seq2seq.SourceSentence;
import dev.attune.serving.ServedModel;
import dev.attune.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the terms of a glossary that stand in a sentence constraints of its search.
 */
final class TermConstraints {

	/**
	 * Terms of a sentence that are heeded at most; each makes the search a bit slower.
	 */
	private static final int MAX_TERMS = 32;

	/** Once their translations have so many tokens, no other is heeded. */
	private static final int MAX_TOKENS = 256;

	private final ServedModel model;

	private final @Nullable TermMatcher terms;

	/**
	 * The constraints for a model.
	 * @param glossary none for no constraints
	 */
	TermConstraints(ServedModel model, @Nullable Glossary glossary) {
		this.model = model;
		this.terms = (glossary != null) ? glossary.matcher(model.name() + "/" + model.version(), model::normalize)
				: null;
	}

	/** The sentence with its constraints. */
	SourceSentence apply(Sentence sentence) {
		if (this.terms == null) {
			return new SourceSentence(sentence.tokens());
		}
		String text = this.model.normalize(sentence.draft().text());
		List<Span> kept = sentence.draft().placesIn(text, this.model::normalize);
		List<TermMatch> found = this.terms.find(text)
			.stream()
			.filter((match) -> kept.stream().noneMatch((place) -> overlaps(place, match)))
			.toList();
		if (found.isEmpty()) {
			return new SourceSentence(sentence.tokens());
		}
		List<Span> spans = this.model.spans(sentence.tokens());
		List<Constraint> constraints = new ArrayList<>();
		int tokens = 0;
		for (TermMatch match : found) {
			if (constraints.size() < MAX_TERMS && tokens < MAX_TOKENS) {
				Constraint constraint = constraint(match, spans);
				constraints.add(constraint);
				tokens += constraint.tokens().length;
			}
		}
		return new SourceSentence(sentence.tokens(), constraints);
	}

	/**
	 * What is kept of a text, but for what stands in a term, since the glossary says what
	 * becomes of that. A term in something kept is none.
	 */
	List<Kept> outside(List<Kept> kept, String text) {
		if (this.terms == null || kept.isEmpty()) {
			return kept;
		}
		NavigableMap<Integer, TermMatch> found = new TreeMap<>();
		this.terms.find(text).forEach((match) -> found.put(match.begin(), match));
		return kept.stream().filter((one) -> {
			Map.Entry<Integer, TermMatch> term = found.floorEntry(one.span().start());
			return one.kind() == Kept.Kind.GIVEN || term == null || term.getValue().end() < one.span().end();
		}).toList();
	}

	private static boolean overlaps(Span place, TermMatch match) {
		return Math.max(place.start(), match.begin()) < Math.min(place.end(), match.end());
	}

	// in Chinese a token may be a term and more
	private Constraint constraint(TermMatch match, List<Span> spans) {
		int[] tokens = IntStream.range(0, spans.size()).filter((i) -> overlaps(spans.get(i), match)).toArray();
		return this.model.constraint(tokens[0], tokens[tokens.length - 1] + 1, match.translation());
	}

}
