package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.glossary.Glossary;
import dev.attune.glossary.TestGlossaries;
import dev.attune.inline.Draft;
import dev.attune.inline.InlineSentence;
import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.serving.Caller;
import dev.attune.serving.FakeServing;
import dev.attune.serving.Lease;
import dev.attune.text.MarkedText;
import java.time.Duration;
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

	@Test
	void whatTheSearchPutAnEndToSaysSo() {
		String source = "abcdefghijkl";
		String longest = "0123456789ABCDEFGHIJKLMNOPQRSTUVW";
		assertThat(translated(source, longest, 0.4).best()).isEqualTo(truncated(longest));
		assertThat(translated(source, longest, 0.6).best()).isEqualTo(new Piece(longest, true));
		assertThat(translated(source, longest.substring(1), 0.4).best())
			.isEqualTo(new Piece(longest.substring(1), true));
		assertThat(translated(source, "xxxxxx", 0.4).best()).isEqualTo(truncated("xxxxxx"));
		assertThat(translated(source, "yyyyyyz", 0.4).best()).isEqualTo(truncated("yyyyyyz"));
		assertThat(translated(source, "xxxxxx", 0.6).best()).isEqualTo(new Piece("xxxxxx", true));
		assertThat(translated(source, "xxxxx", 0.4).best()).isEqualTo(new Piece("xxxxx", true));
		assertThat(translated("aaabcdefghij", "xxxxxx", 0.4).best()).isEqualTo(new Piece("xxxxxx", true));
	}

	@Test
	void ofATranslationThatIsCutNoMoreIsExplained() {
		assertThat(translated("ab", "1234567", 1).hypotheses()).singleElement().satisfies((hypothesis) -> {
			assertThat(hypothesis.tokens()).hasSize(6);
			assertThat(hypothesis.attention()).hasDimensions(6, 2);
		});
	}

	@Test
	void ofTwoModelsTogetherNoTranslationIsLongerThanOfOne() throws Exception {
		try (FakeServing serving = new FakeServing(10).with("en", "fr", 3).with("fr", "de", 3).start()) {
			assertThat(translated(serving, "fr", "ab cd.", 1))
				.isEqualTo(new TranslatedText(List.of(new MarkedText("ab cd.ab cd.ab cd.")), false, List.of()));
			TranslatedText through = translated(serving, "de", "ab cd.", 1);
			assertThat(through.best().text()).isEqualTo("ab cd.ab cd.ab cd.");
			assertThat(through.truncated()).isTrue();
		}
	}

	@Test
	void anAlternativeThatIsCutSaysSo() throws Exception {
		try (FakeServing serving = new FakeServing(10).start()) {
			assertThat(translated(serving, "zh", "ab.", 1).truncated()).isFalse();
			TranslatedText two = translated(serving, "zh", "ab.", 2);
			assertThat(two.nBest()).extracting(MarkedText::text).containsExactly("ab.", "ab.ab.ab.");
			assertThat(two.truncated()).isTrue();
		}
	}

	private static TranslatedText translated(FakeServing serving, String target, String text, int nBest)
			throws Exception {
		TextTranslator translator = new TextTranslator(new SentenceTranslator(serving.pool(), null),
				TextCutter.wholeTexts());
		try (Route route = Route.open(serving.models(), LanguagePairs::new, "en", target).orElseThrow()) {
			return translator
				.translate(route, List.of(new MarkedText(text)), new TextOptions(new SearchOptions(2, nBest, 1), null),
						Caller.waiting(Duration.ofMinutes(1)), PieceListener.NONE)
				.getFirst();
		}
	}

	private static Piece truncated(String text) {
		return new Piece(text, List.of(), List.of(), true, true);
	}

	private static Piece piece(String source, String target) {
		return piece(source, target, null);
	}

	private static Piece piece(String source, String target, @Nullable Glossary glossary) {
		return translated(source, target, 1, glossary).best();
	}

	private static TranslatedSentence translated(String source, String target, double end) {
		return translated(source, target, end, null);
	}

	/**
	 * What becomes of a sentence for which a search found a translation.
	 * @param end probability of its end
	 */
	private static TranslatedSentence translated(String source, String target, double end,
			@Nullable Glossary glossary) {
		try (FakeServing serving = new FakeServing(1);
				Lease lease = serving.models().lease((all) -> all.stream().findFirst()).orElseThrow()) {
			InlineSentence inline = new InlineSentence(source, List.of(), List.of(), "en", "zh");
			Draft draft = inline.firstDraft((text) -> true);
			int[] tokens = lease.model().encode(target);
			float[] probabilities = new float[tokens.length + 1];
			probabilities[tokens.length] = (float) Math.log(end);
			Reading reading = new Reading(new Sentence(inline, draft, lease.model().encode(source)),
					List.of(new Hypothesis(tokens, 0, probabilities, new float[tokens.length + 1][source.length()])));
			return SentenceRestoration.of(reading, lease.model(), new TermConstraints(lease.model(), glossary))
				.orElseThrow();
		}
	}

}
