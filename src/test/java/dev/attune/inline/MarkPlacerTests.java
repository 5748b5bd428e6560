package dev.attune.inline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.text.Mark;
import dev.attune.text.MarkedText;
import dev.attune.text.Mark.Kind;
import dev.attune.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Where marks stand in translations whose alignment is given. In the notation of these
 * tests, {@code <1>} opens a pair, {@code </1>} closes it and {@code <1/>} stands alone.
 */
class MarkPlacerTests {

	private static final Pattern TAG = Pattern.compile("<(/?)(\\d+)(/?)>");

	@Test
	void pairsAreAroundTheWordsThatCameFromTheirs() {
		assertThat(place("I have <1>seen</1> him.", "Ich habe ihn gesehen.", "0 1 3 2 4"))
			.isEqualTo("Ich habe ihn <1>gesehen</1>.");
		assertThat(place("the <1>red</1> <2>house</2>", "la casa roja", "0 2 1"))
			.isEqualTo("la <2>casa</2> <1>roja</1>");
		assertThat(place("<1>the red house</1>", "la casa roja", "0 2 1")).isEqualTo("<1>la casa roja</1>");
	}

	@Test
	void aPairKeepsItsSpacesOutside() {
		assertThat(place("a <1>word </1>next", "ein Wort daneben", "0 1 2")).isEqualTo("ein <1>Wort</1> daneben");
		assertThat(place("a<1> word</1> next", "ein Wort daneben", "0 1 2")).isEqualTo("ein <1>Wort</1> daneben");
	}

	@Test
	void pairsNestAsTheyDid() {
		assertThat(place("<1>a <2>red</2> house</1>", "casa roja", "2 1")).isEqualTo("<1>casa <2>roja</2></1>");
		assertThat(place("<1><2>red</2></1> house", "casa roja", "1 0")).isEqualTo("casa <1><2>roja</2></1>");
	}

	@Test
	void aWordIsNotSplit() {
		assertThat(place("un<1>do</1> it", "mach es rückgängig", "1 1 0")).isEqualTo("mach es <1>rückgängig</1>");
	}

	@Test
	void aPairWithoutCounterpartIsEmptyBesideItsNeighbour() {
		assertThat(place("<1>the</1> house", "房子", "1 1")).isEqualTo("<1></1>房子");
		assertThat(place("in <1>the</1> house", "在房子", "0 2 2")).isEqualTo("在<1></1>房子");
	}

	@Test
	void pointsStandBetweenTheirNeighbours() {
		assertThat(place("Yes,<1/> I see him.", "Ja, ich sehe ihn.", "0 1 2 3 4 5")).isEqualTo("Ja,<1/> ich sehe ihn.");
		assertThat(place("Yes, <1/>I see him.", "Ja, ich sehe ihn.", "0 1 2 3 4 5")).isEqualTo("Ja, <1/>ich sehe ihn.");
		assertThat(place("the red<1/> house", "la casa roja", "0 2 1")).isEqualTo("la casa roja<1/>");
		assertThat(place("<1/>One two<2/>", "Zwei eins", "1 0")).isEqualTo("<1/>Zwei eins<2/>");
	}

	@Test
	void emptyPairsAndTheirNeighboursKeepTheirOrder() {
		assertThat(place("one<1></1><2/><3></3> two", "eins zwei", "0 1")).isEqualTo("eins<1></1><2/><3></3> zwei");
		assertThat(place("<1></1><2>one</2><3/> two", "eins zwei", "0 1")).isEqualTo("<1></1><2>eins</2><3/> zwei");
	}

	@Test
	void aPairThatGoesOnInAnotherSentenceReachesToTheEnd() {
		assertThat(place("one <1>two three", "eins zwei drei", "0 1 2")).isEqualTo("eins <1>zwei drei");
		assertThat(place("one</1> two three", "eins zwei drei", "0 1 2")).isEqualTo("eins</1> zwei drei");
		assertThat(place("a</1> <2>b</2> c <3>d", "A B C D", "0 1 2 3")).isEqualTo("A</1> <2>B</2> C <3>D");
	}

	@Test
	void anEmptyTranslationHasTheMarksToo() {
		assertThat(place("<1>one</1><2/>", "", "")).isEqualTo("<1></1><2/>");
	}

	@Test
	void placesAreFoundInTheNormalForm() {
		List<Mark> marks = List.of(new Mark(3, 1, Kind.OPEN), new Mark(6, 1, Kind.CLOSE));
		Alignment alignment = alignment("a b", "A B", List.of(0, 1));
		OffsetMap normal = new OffsetMap("a \t b\u00AD\u200B ", "a b",
				(text) -> text.replaceAll("[\\s\u00AD\u200B]+", " ").strip());
		assertThat(MarkPlacer.place(marks, normal::place, 8, alignment, List.of()))
			.containsExactly(new Mark(2, 1, Kind.OPEN), new Mark(3, 1, Kind.CLOSE));
	}

	@Test
	void eachMarkStandsOnceAndPairsNestInAnyAlignment() {
		Random random = new Random(5);
		for (int i = 0; i < 3000; i++) {
			MarkedText text = MarkedTexts.random(random, words(random, "one two, three. 四五 x6 😀 "));
			Alignment alignment = random(random, text.text(), words(random, "eins zwei, drei. 四五 x6 😀 "));
			List<Mark> placed = MarkPlacer.place(text.marks(), (offset) -> offset, text.text().length(), alignment,
					List.of());
			// which is refused if one is missing from its pair, crosses or stands twice
			MarkedText result = new MarkedText(alignment.target(), placed);
			assertThat(result.marks()).as(text.toString())
				.extracting(Mark::id, Mark::kind)
				.containsExactlyInAnyOrderElementsOf(
						text.marks().stream().map((mark) -> tuple(mark.id(), mark.kind())).toList());
			assertThat(MarkedTexts.parents(result)).as("%s to %s", text, result).isEqualTo(MarkedTexts.parents(text));
			assertThat(result.marks()).allMatch((mark) -> !splitsWord(alignment.target(), mark.offset()));
		}
	}

	private static boolean splitsWord(String text, int offset) {
		return offset > 0 && offset < text.length() && isLatin(text.charAt(offset - 1)) && isLatin(text.charAt(offset));
	}

	private static boolean isLatin(char c) {
		return c < 128 && Character.isLetterOrDigit(c);
	}

	private static String words(Random random, String alphabet) {
		StringBuilder text = new StringBuilder();
		for (int n = random.nextInt(8); n > 0; n--) {
			int start = random.nextInt(alphabet.length());
			text.append(alphabet, start, Math.min(alphabet.length(), start + random.nextInt(9)));
		}
		return text.toString().strip();
	}

	private static Alignment random(Random random, String source, String target) {
		List<Span> sources = tokens(source);
		List<Span> targets = tokens(target);
		float[][] weights = new float[targets.size() + 1][sources.size()];
		for (float[] row : weights) {
			for (int s = 0; s < row.length; s++) {
				row[s] = (random.nextInt(3) == 0) ? 0 : (float) Math.pow(random.nextFloat(), 8);
			}
		}
		return new Alignment(source, sources, target, targets, weights);
	}

	/**
	 * Places the marks of a sentence.
	 * @param sources for each token of the target the index of the one it came from
	 */
	private static String place(String tagged, String target, String sources) {
		MarkedSentence sentence = parse(tagged);
		List<Integer> indices = sources.isEmpty() ? List.of()
				: Arrays.stream(sources.split(" ")).map(Integer::valueOf).toList();
		Alignment alignment = alignment(sentence.text(), target, indices);
		return print(target,
				MarkPlacer.place(sentence.marks(), (offset) -> offset, sentence.text().length(), alignment, List.of()));
	}

	private static Alignment alignment(String source, String target, List<Integer> indices) {
		List<Span> sources = tokens(source);
		List<Span> targets = tokens(target);
		float[][] weights = new float[targets.size()][sources.size()];
		for (int t = 0; t < targets.size(); t++) {
			Arrays.fill(weights[t], 0.1f / sources.size());
			weights[t][indices.get(t)] += 0.9f;
		}
		return new Alignment(source, sources, target, targets, weights);
	}

	/**
	 * Words, marks and Chinese characters, each with the space before it, and the end.
	 */
	private static List<Span> tokens(String text) {
		List<Span> tokens = new ArrayList<>();
		Matcher matcher = Pattern.compile("\\s*(?:\\p{IsLatin}+|\\d+|\\P{M})|\\s+").matcher(text);
		while (matcher.find()) {
			tokens.add(new Span(matcher.start(), matcher.end()));
		}
		return tokens;
	}

	private record MarkedSentence(String text, List<Mark> marks) {
	}

	private static MarkedSentence parse(String tagged) {
		StringBuilder text = new StringBuilder();
		List<Mark> marks = new ArrayList<>();
		Matcher matcher = TAG.matcher(tagged);
		while (matcher.find()) {
			matcher.appendReplacement(text, "");
			Kind kind = !matcher.group(1).isEmpty() ? Kind.CLOSE : !matcher.group(3).isEmpty() ? Kind.POINT : Kind.OPEN;
			marks.add(new Mark(text.length(), Integer.parseInt(matcher.group(2)), kind));
		}
		matcher.appendTail(text);
		return new MarkedSentence(text.toString(), marks);
	}

	private static String print(String text, List<Mark> marks) {
		StringBuilder printed = new StringBuilder(text);
		for (Mark mark : marks.reversed()) {
			printed.insert(mark.offset(), switch (mark.kind()) {
				case OPEN -> "<" + mark.id() + ">";
				case CLOSE -> "</" + mark.id() + ">";
				case POINT -> "<" + mark.id() + "/>";
			});
		}
		return printed.toString();
	}

}
