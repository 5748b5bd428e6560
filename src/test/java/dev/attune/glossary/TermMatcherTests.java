package dev.attune.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where the terms of a glossary are found.
 */
class TermMatcherTests {

	private static final Map<String, String> TERMS = Map.of("dog", "1", "guide dog", "2", "IT", "3", "polish", "4",
			"Polish", "5", "C++", "6", "电脑", "7", "电脑桌", "8", "straße", "9", "São Paulo", "10");

	private final TermMatcher matcher = new TermMatcher(TERMS, UnaryOperator.identity());

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			The dog and the Dog.              | The <1> and the <1>.
			A guide dog is a dog.             | A <2> is a <1>.
			Guide DOG                         | <2>
			Dogs, hotdog, dog's, dog-tired    | Dogs, hotdog, dog's, <1>-tired
			It is in IT.                      | It is in <3>.
			The Polish polish, POLISH too.    | The <5> <4>, <4> too.
			C++ is not C.                     | <6> is not C.
			我的电脑在电脑桌上。                 | 我的<7>在<8>上。
			Die STRASSE in são paulo          | Die <9> in <10>
			(dog)                             | (<1>)
			''                                | ''
			""")
	void theLongestTermIsFoundWhereWordsBeginAndEnd(String sentence, String expected) {
		StringBuilder marked = new StringBuilder(sentence);
		for (TermMatch match : this.matcher.find(sentence).reversed()) {
			marked.replace(match.begin(), match.end(), "<" + match.translation() + ">");
		}
		assertThat(marked).hasToString(expected);
	}

	@Test
	void termsAreBroughtIntoTheNormalFormOfTheSentences() {
		TermMatcher normal = new TermMatcher(Map.of("ｄｏｇ", "1"), (term) -> term.replace("ｄｏｇ", "dog"));
		assertThat(normal.find("a dog").stream().map(TermMatch::begin).collect(Collectors.toList())).containsExactly(2);
	}

}
