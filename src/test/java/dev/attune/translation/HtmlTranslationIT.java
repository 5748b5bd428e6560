package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.markup.HtmlDocument;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTML as clients send it, translated by the models that are shipped.
 */
@SpringBootTest(properties = { "attune.models.dir=models", "attune.serving.loading=lazy" })
@AutoConfigureMockMvc
class HtmlTranslationIT {

	private static final String TOOT = "<p><span class=\"h-card\" translate=\"no\"><a href=\"https://example.social/@tom\" class=\"u-url mention\">@<span>tom</span></a></span> "
			+ "Do you like music? Look at <a href=\"https://example.com/a/long/path\" target=\"_blank\" rel=\"nofollow noopener\" translate=\"no\">"
			+ "<span class=\"invisible\">https://</span><span class=\"ellipsis\">example.com/a/long</span><span class=\"invisible\">/path</span></a> "
			+ "<a href=\"https://example.social/tags/music\" class=\"mention hashtag\" rel=\"tag\">#<span>music</span></a></p>";

	private static final String POST = """
			<!-- wp:heading -->
			<h2 class="wp-block-heading" id="cats">My cat is <em>black</em></h2>
			<!-- /wp:heading -->

			<!-- wp:paragraph {"align":"center"} -->
			<p class="has-text-align-center">I love <strong>my cat</strong> &amp; my <a href="https://example.com/dog?a=1&amp;b=2">dog</a>.<br>
			They are <code>sleeping()</code> now.</p>
			<!-- /wp:paragraph -->

			<figure class="wp-block-image"><img src="cat.jpg" alt="A cat" class="wp-image-7"/><figcaption>It is late.</figcaption></figure>
			<pre class="wp-block-code"><code>if (a &lt; b) {
			    run();
			}</code></pre>
			<script>document.write("<p>no</p>");</script>
			""";

	private static final String WEBLATE = "Please open <a href=\"%(url)s\">the window</a>, {name}!";

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@ValueSource(strings = { TOOT, POST, WEBLATE })
	void markupStaysAsItIs(String html) throws Exception {
		for (String target : List.of("de", "zh")) {
			String translated = translate(html, target).get("translatedText").asString();
			assertThat(tags(translated)).containsExactlyInAnyOrderElementsOf(tags(html));
			assertThat(HtmlDocument.parse(translated).plainText()).isNotEqualTo(HtmlDocument.parse(html).plainText());
		}
	}

	@Test
	void whatIsNotToBeTranslatedIsThereAsItWas() throws Exception {
		String post = translate(POST, "de").get("translatedText").asString();
		assertThat(post).contains("<!-- wp:heading -->\n<h2 class=\"wp-block-heading\" id=\"cats\">",
				"</h2>\n<!-- /wp:heading -->\n\n<!-- wp:paragraph {\"align\":\"center\"} -->\n",
				"<a href=\"https://example.com/dog?a=1&amp;b=2\">", "<code>sleeping()</code>",
				"<pre class=\"wp-block-code\"><code>if (a &lt; b) {\n    run();\n}</code></pre>\n<script>document.write(\"<p>no</p>\");</script>\n")
			.doesNotContain("A cat", "It is late");
		String toot = translate(TOOT, "de").get("translatedText").asString();
		assertThat(toot).contains(
				"<span class=\"h-card\" translate=\"no\"><a href=\"https://example.social/@tom\" class=\"u-url mention\">@<span>tom</span></a></span>",
				"<span class=\"invisible\">https://</span><span class=\"ellipsis\">example.com/a/long</span><span class=\"invisible\">/path</span></a>",
				"class=\"mention hashtag\" rel=\"tag\">#<span>music</span></a>");
	}

	@Test
	void elementsAreAroundTheRightWords() throws Exception {
		Document translated = Jsoup
			.parse(translate("<p>Tom gave <b>Mary</b> a <i>book</i>.</p>", "de").get("translatedText").asString());
		assertThat(translated.select("b").text()).isEqualTo("Maria");
		assertThat(translated.select("i").text()).isEqualTo("Buch");
	}

	@Test
	void alternativesAreHtmlToo() throws Exception {
		JsonNode answer = translate("<p>I <b>love</b> you.</p>", "de");
		assertThat(answer.get("alternatives").size()).isPositive();
		answer.get("alternatives")
			.forEach((alternative) -> assertThat(alternative.asString()).startsWith("<p>")
				.endsWith("</p>")
				.containsOnlyOnce("<b>"));
	}

	@Test
	void theSameTextIsTranslatedAsWithoutMarkup() throws Exception {
		String html = translate("<p>I can't <b>believe</b> that he is <i>dead</i>!</p>", "de").get("translatedText")
			.asString();
		JsonNode text = post(Map.of("q", "I can't believe that he is dead!", "source", "en", "target", "de"));
		assertThat(Jsoup.parse(html).text()).isEqualTo(text.get("translatedText").asString());
	}

	private static List<String> tags(String html) {
		return Jsoup.parse(html)
			.body()
			.getAllElements()
			.stream()
			.map(Element::shallowClone)
			.map((element) -> element.removeAttr("alt").outerHtml())
			.toList();
	}

	private JsonNode translate(String html, String target) throws Exception {
		return post(Map.of("q", html, "source", "en", "target", target, "format", "html", "alternatives", 2));
	}

	private JsonNode post(Map<String, Object> body) throws Exception {
		MvcTestResult answer = this.mvc.post()
			.uri("/translate")
			.contentType(MediaType.APPLICATION_JSON)
			.content(new JsonMapper().writeValueAsString(body))
			.exchange();
		assertThat(answer).hasStatusOk();
		return new JsonMapper().readTree(answer.getResponse().getContentAsByteArray());
	}

}
