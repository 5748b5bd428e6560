package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.inline.Draft;
import dev.attune.inline.InlineSentence;
import dev.attune.seq2seq.Hypothesis;
import dev.attune.serving.FakeServing;
import dev.attune.serving.Lease;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Translations that do not come to an end.
 */
class TruncationTests {

	@Test
	void aTranslationOfMoreThanThreeTimesTheTokensIsCutAndSaysSo() {
		assertThat(piece("ab", "123456")).isEqualTo(new Piece("123456", true));
		assertThat(piece("ab", "1234567")).isEqualTo(new Piece("123456", List.of(), List.of(), true, true));
	}

	private static Piece piece(String source, String target) {
		try (FakeServing serving = new FakeServing(1);
				Lease lease = serving.models().lease((all) -> all.stream().findFirst()).orElseThrow()) {
			InlineSentence inline = new InlineSentence(source, List.of(), List.of(), "en", "zh");
			Draft draft = inline.firstDraft((text) -> true);
			int[] tokens = lease.model().encode(target);
			Hypothesis hypothesis = new Hypothesis(tokens, 0, new float[tokens.length + 1],
					new float[tokens.length + 1][source.length()]);
			return SentenceRestoration
				.pieces(new Sentence(inline, draft, lease.model().encode(source)), List.of(hypothesis), lease.model())
				.getFirst();
		}
	}

}
