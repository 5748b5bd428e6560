package dev.attune.translation;

import dev.attune.glossary.Glossary;
import dev.attune.glossary.TermMatch;
import dev.attune.glossary.TermMatcher;
import dev.attune.seq2seq.Constraint;
import dev.attune.seq2seq.SourceSentence;
import dev.attune.serving.ServedModel;
import dev.attune.text.Span;
import java.util.List;
import java.util.Optional;
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
		List<TermMatch> found = this.terms.find(this.model.normalize(sentence.draft().text()));
		if (found.isEmpty()) {
			return new SourceSentence(sentence.tokens());
		}
		List<Span> spans = this.model.spans(sentence.tokens());
		return new SourceSentence(sentence.tokens(),
				found.stream()
					.limit(MAX_TERMS)
					.map((match) -> constraint(match, spans))
					.flatMap(Optional::stream)
					.toList());
	}

	// in Chinese a token may be a term and more
	private Optional<Constraint> constraint(TermMatch match, List<Span> spans) {
		int[] tokens = IntStream.range(0, spans.size())
			.filter((i) -> Math.max(spans.get(i).start(), match.begin()) < Math.min(spans.get(i).end(), match.end()))
			.toArray();
		return (tokens.length == 0) ? Optional.empty()
				: Optional.of(this.model.constraint(tokens[0], tokens[tokens.length - 1] + 1, match.translation()));
	}

}
