package dev.attune.inline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What no translation changes.
 */
class UntranslatableTests {

	@Test
	void addresses() {
		assertThat(find("See https://example.com/a?b=1, (http://a.de/b). Mail info@example.com or www.example.org/x!"))
			.containsExactly("https://example.com/a?b=1", "http://a.de/b", "info@example.com", "www.example.org/x");
		assertThat(find("请访问https://example.com/a了解")).containsExactly("https://example.com/a");
		assertThat(find("ftp://x.de/straße #news @user@mastodon.social example.com"))
			.containsExactly("ftp://x.de/straße", "#news", "@user@mastodon.social", "example.com");
	}

	@Test
	void placeholders() {
		assertThat(find("Hi {name}, {0} {} ${x} {{ y }} %s %1$d %(count)d %name% $var %.2f")).containsExactly("{name}",
				"{0}", "{}", "${x}", "{{ y }}", "%s", "%1$d", "%(count)d", "%name%", "$var", "%.2f");
	}

	@Test
	void tagsEntitiesAndEmoji() {
		assertThat(find("a<x id=\"1\"/>b</b>&nbsp;&#160; ❤️👨‍👩‍👧 🇩🇪")).containsExactly("<x id=\"1\"/>", "</b>",
				"&nbsp;", "&#160;", "❤️👨‍👩‍👧", "🇩🇪");
		assertThat(find("if a < b and c > d; fish & chips")).isEmpty();
	}

	@Test
	void quantitiesAndNumbers() {
		assertThat(find("5 kg, 25°C, 100%, $20, 10 €, 1,234.50, 10:30 and 7.")).containsExactly("5 kg", "25°C", "100%",
				"$20", "10 €", "1,234.50", "10:30", "7");
		assertThat(find("120 km/h or 33 m/s, 2 kWh")).containsExactly("120 km/h", "33 m/s", "2 kWh");
		assertThat(find("50% discount; the 20th MP3 in 5 men")).containsExactly("50%", "5");
	}

	@Test
	void emoticons() {
		assertThat(find("Hi :) :-( ;D <3 xD ^^")).containsExactly(":)", ":-(", ";D", "<3", "xD", "^^");
		assertThat(find("See (a:b) at 5:30; if x<3a. Note:) :path :/etc")).containsExactly("5:30");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a.", "http://", "<a ", "<a b=\"", "%", "{", "${", "1,", "@a", "#", "a@", "😀", "1",
			"www.a,", "a-", "&a", "\\n", "-", "❤\u200D" })
	void hostileTextTakesNoLonger(String part) {
		String text = part.repeat(200_000 / part.length());
		assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(Untranslatable.find(text)).isNotNull());
	}

	private static List<String> find(String text) {
		return Untranslatable.find(text)
			.stream()
			.map((kept) -> text.substring(kept.span().start(), kept.span().end()))
			.toList();
	}

}
