package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.glossary.Glossary;
import dev.attune.glossary.TestGlossaries;
import dev.attune.inline.Draft;
import dev.attune.inline.InlineSentence;
import dev.attune.seq2seq.Hypothesis;
import dev.attune.serving.FakeServing;
import dev.attune.serving.Lease;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

	@Test
	void whatAGlossaryAsksForIsNotCutAndGivesTheRestNoMoreRoom() {
		Glossary glossary = TestGlossaries.none().of(Map.of("b", "-a-long-term-"), null);
		assertThat(piece("a b", "12-a-long-term-", glossary)).isEqualTo(new Piece("12-a-long-term-", true));
		assertThat(piece("a b", "-a-long-term-1234567890", glossary))
			.isEqualTo(new Piece("-a-long-term-123456789", List.of(), List.of(), true, true));
	}

	private static Piece piece(String source, String target) {
		return piece(source, target, null);
	}

	private static Piece piece(String source, String target, @Nullable Glossary glossary) {
		try (FakeServing serving = new FakeServing(1);
				Lease lease = serving.models().lease((all) -> all.stream().findFirst()).orElseThrow()) {
			InlineSentence inline = new InlineSentence(source, List.of(), List.of(), "en", "zh");
			Draft draft = inline.firstDraft((text) -> true);
			int[] tokens = lease.model().encode(target);
			Hypothesis hypothesis = new Hypothesis(tokens, 0, new float[tokens.length + 1],
					new float[tokens.length + 1][source.length()]);
			return SentenceRestoration
				.pieces(new Sentence(inline, draft, lease.model().encode(source)), List.of(hypothesis), lease.model(),
						new TermConstraints(lease.model(), glossary))
				.getFirst();
		}
	}

}
