package dev.attune.translation;

import dev.attune.text.MarkedText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The translations of a text with its marks.
 *
 * @param nBest the best first; at least one
 * @param truncated whether a sentence of any of them was cut, since the model did not
 * come to an end
 * @param explanation how each sentence was translated, if that was asked for
 */
record TranslatedText(List<MarkedText> nBest, boolean truncated, List<ExplainedSentence> explanation) {

	MarkedText best() {
		return this.nBest.getFirst();
	}

	/** The one of a rank, or the best if there are not so many. */
	MarkedText nBest(int rank) {
		return this.nBest.get((rank < this.nBest.size()) ? rank : 0);
	}

	/** The same, as cut as what it was made of. */
	TranslatedText cutAs(boolean before) {
		return new TranslatedText(this.nBest, this.truncated || before, this.explanation);
	}

	/** A text of its lines, or of one part, which may have marks. */
	static TranslatedText joined(List<TranslatedText> parts) {
		if (parts.size() == 1) {
			return parts.getFirst();
		}
		int longest = parts.stream().mapToInt((part) -> part.nBest().size()).max().orElse(1);
		return new TranslatedText(
				IntStream.range(0, longest)
					.mapToObj((k) -> new MarkedText(
							parts.stream().map((part) -> part.nBest(k).text()).collect(Collectors.joining())))
					.toList(),
				parts.stream().anyMatch(TranslatedText::truncated),
				parts.stream().flatMap((part) -> part.explanation().stream()).toList());
	}

}
