package dev.attune.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.training.ToyLanguage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The page in a real browser, before the real service with models that come with it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class PageIT {

	private static final List<String> VIEWS = List.of("translate", "attention", "train", "models", "glossaries",
			"suggestions");

	@TempDir
	static Path directory;

	private static Browser browser;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("attune.models.dir", () -> directory.resolve("models").toString());
		registry.add("attune.data.dir", () -> directory.resolve("data").toString());
		registry.add("attune.training.threads", () -> 1);
		registry.add("db-scheduler.polling-interval", () -> "200ms");
	}

	@BeforeAll
	static void start() throws IOException {
		for (String model : List.of("en-de", "de-en")) {
			Path version = Files.createDirectories(directory.resolve("models").resolve(model).resolve("1"));
			try (Stream<Path> files = Files.list(Path.of("models", model, "1"))) {
				for (Path file : files.toList()) {
					Files.copy(file, version.resolve(file.getFileName()));
				}
			}
		}
		browser = Browser.start(directory.resolve("profile"));
	}

	@AfterAll
	static void stop() {
		if (browser != null) {
			browser.close();
		}
	}

	@BeforeEach
	void wide() {
		browser.resize(1280, 900);
		browser.prefer("light");
	}

	@Test
	void aTextIsTranslated() {
		open("translate");
		languages("auto", "de");
		browser.type("#t-text", "Good morning. How are you?");
		browser.click(".translate [type=submit]");
		browser.text(".translate .notes", (notes) -> notes.startsWith("Detected: English"));
		assertThat(browser.see(".translate .result").getText()).isEqualTo("Guten Morgen. Wie bist du?");
		assertThat(browser.see(".translate .result").getDomAttribute("lang")).isEqualTo("de");
		languages("en", "de");
		browser.click(".translate .swap");
		assertThat(browser.see("#t-text").getDomProperty("value")).isEqualTo("Guten Morgen. Wie bist du?");
		browser.see("#t-text").sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
		browser.text(".translate .result", (text) -> text.contains("Good morning."));
		browser.assertQuiet(false);
	}

	@Test
	void optionsAndAGlossaryAreHeeded() {
		open("translate");
		languages("en", "de");
		browser.type("#t-text", "<p>The <b>computer</b> is broken.</p>");
		browser.click(".translate details:first-of-type summary");
		browser.click("[name=format][value=html]");
		browser.type("#t-alternatives", "2");
		browser.click(".translate details.glossary summary");
		browser.click(".translate .terms > button");
		browser.focused().sendKeys("computer");
		browser.type(".translate .terms [aria-label=Translation]", "Rechner");
		browser.click(".translate [type=submit]");
		assertThat(browser.text(".translate .result", (text) -> text.contains("</p>"))).startsWith("<p>")
			.contains("<b>")
			.contains("Rechner");
		assertThat(browser.all(".translate .alternatives li")).hasSize(2);
		browser.assertQuiet(false);
	}

	@Test
	void whatTheServiceRefusesIsShownAtItsField() {
		open("translate");
		browser.type("#t-text", "Good night.");
		browser.click(".translate details:first-of-type summary");
		browser.type("#t-alternatives", "-1");
		browser.click(".translate [type=submit]");
		assertThat(browser.see(".translate [role=alert]").getText()).contains("alternatives must not be negative");
		assertThat(browser.see("#t-alternatives").getDomAttribute("aria-invalid")).isEqualTo("true");
		assertThat(browser.focused()).isEqualTo(browser.see("#t-alternatives"));
		browser.type("#t-alternatives", "0");
		browser.click(".translate [type=submit]");
		browser.text(".translate .result", (text) -> text.equals("Gute Nacht."));
		assertThat(browser.all(".translate [role=alert], [aria-invalid]")).isEmpty();
		browser.assertQuiet(true);
	}

	@Test
	void attentionIsShownTokenByToken() {
		open("attention");
		languages("en", "de");
		browser.type("#a-text", "Tom bought a red house.");
		browser.click(".attention [type=submit]");
		browser.text(".hypotheses label", (text) -> text.startsWith("Tom hat ein rotes Haus gekauft."));
		assertThat(browser.all(".hypotheses label")).hasSize(3);
		List<WebElement> target = browser.all(".target .token");
		assertThat(browser.all(".matrix tbody tr")).hasSameSizeAs(target);
		assertThat(browser.all(".matrix tbody tr:first-child td[title]")).hasSameSizeAs(browser.all(".source .token"));
		assertThat(target.getLast().getText()).startsWith("end");

		browser.run("document.querySelector('.target .token').focus()");
		assertThat(browser.see(".readout").getText()).startsWith("To write “Tom” the model looked at “Tom” ");
		browser.focused().sendKeys(Keys.ARROW_RIGHT);
		assertThat(browser.focused()).isEqualTo(target.get(1));
		assertThat(browser.see(".readout").getText()).contains("“bought”").contains("% sure");
		assertThat(browser.all(".source .token.looked")).isNotEmpty();
		assertThat(browser.all(".links path.on")).isNotEmpty();
		assertThat(browser.all(".matrix tr.on")).hasSize(1);

		browser.click(".hypotheses label:nth-of-type(2)");
		assertThat(browser.all(".matrix tbody tr")).hasSameSizeAs(browser.all(".target .token"));
		browser.assertQuiet(false);
	}

	@Test
	void theTextAtHandIsTakenToItsAttention() {
		open("translate");
		languages("en", "de");
		browser.type("#t-text", "I like music.");
		browser.click(".translate [type=submit]");
		browser.text(".translate .result", (text) -> text.contains("Musik"));
		browser.click(".translate .explain");
		browser.text(".hypotheses label", (text) -> text.contains("Musik"));
		assertThat(browser.see("#a-text").getDomProperty("value")).isEqualTo("I like music.");
		browser.assertQuiet(false);
	}

	@Test
	void aFileIsTranslated() throws IOException {
		Path file = Files.writeString(directory.resolve("letter.txt"), "How are you?\n");
		open("translate");
		languages("en", "de");
		browser.see(".translate .files input[type=file]").sendKeys(file.toString());
		assertThat(browser.see(".translate .files .list button").getText()).isEqualTo("Download letter_de.txt");
		browser.assertQuiet(false);
	}

	@Test
	void aCorpusThatCannotBeReadIsRefusedWithItsLine() throws IOException {
		Path file = Files.writeString(directory.resolve("column.tsv"), "one\tein\nno second column\n");
		open("train");
		browser.type("#n-source", "en");
		browser.type("#n-target", "de");
		browser.see(".train .drop-area input").sendKeys(file.toString());
		browser.click(".train [type=submit]");
		assertThat(browser.see(".train [role=alert]").getText()).contains("column.tsv, line 2");
		browser.assertQuiet(true);
	}

	@Test
	void aModelIsTrainedFollowedAndServed() throws IOException {
		Path corpus = Files.writeString(directory.resolve("toy.tsv"), ToyLanguage.tsv(ToyLanguage.pairs(700, 1)));
		open("train");
		browser.type("#n-source", "en");
		browser.type("#n-target", "de");
		browser.see(".train .drop-area input").sendKeys(corpus.toString());
		browser.click(".train .more summary");
		Map.of("model", "toy", "devPairs", "40", "testPairs", "40", "vocabulary", "330", "batchTokens", "250",
				"learningRate", "0.005", "warmup", "30", "dropout", "0", "averageDecay", "0.9")
			.forEach((name, value) -> browser.type("#n-" + name, value));
		browser.type("#n-epochs", "12");
		browser.choose("#n-preset", "tiny");
		browser.click(".train [type=submit]");
		browser.see(".steps");
		browser.text(".job .standing", (text) -> text.startsWith("Activated"));
		assertThat(browser.see(".job h2").getText()).isEqualTo("toy, version 1");
		assertThat(browser.all(".job .steps .past")).hasSize(6);
		assertThat(browser.all(".job .line-0 polyline")).isNotEmpty();
		assertThat(browser.see(".job").getText()).contains("700 pairs are kept", "On the test part");
		browser.assertAccessible("a job at its end");

		browser.click(".job a[href='#models/toy']");
		assertThat(browser.text("#model-toy", (text) -> text.contains("active"))).contains("toy");
		open("translate");
		languages("en", "de");
		browser.click(".translate details:first-of-type summary");
		browser.choose("#t-model", "toy");
		browser.type("#t-text", "a red house and a black cat");
		browser.click(".translate [type=submit]");
		browser.text(".translate .result", (text) -> text.equals("Haus rot , Katze schwarz"));
		browser.assertQuiet(true);
	}

	@Test
	void suggestionsAreReviewedAndGlossariesKept() {
		open("translate");
		languages("en", "de");
		browser.type("#t-text", "Good night.");
		browser.click(".translate [type=submit]");
		browser.text(".translate .result", (text) -> text.contains("Nacht"));
		browser.click(".translate .suggest");
		browser.type("#t-better", "Schlaf gut.");
		browser.click(".suggestion button");
		browser.text(".suggestion", (text) -> text.startsWith("Thank you"));
		open("suggestions");
		browser.text(".suggestions .list", (text) -> text.contains("Schlaf gut."));
		browser.click(".suggestions td button");
		browser.text(".suggestions .list", (text) -> text.contains("None waits"));

		open("glossaries");
		browser.type("#g-name", "pets");
		browser.type("#g-source", "en");
		browser.type("#g-target", "de");
		browser.click(".glossaries .terms > button");
		browser.focused().sendKeys("dog");
		browser.type(".glossaries .terms [aria-label=Translation]", "Vierbeiner");
		browser.click(".glossaries [type=submit]");
		browser.text(".glossaries .list", (text) -> text.contains("pets"));
		browser.assertQuiet(false);
	}

	@ParameterizedTest
	@CsvSource({ "light, 1280", "dark, 360" })
	void everyViewIsAccessible(String colours, int width) {
		browser.resize(width, 900);
		browser.prefer(colours);
		for (String view : VIEWS) {
			open(view);
			browser.see("." + view + " h1");
			if (view.equals("attention")) {
				browser.see(".matrix");
				browser.run("document.querySelector('.target .token').focus()");
			}
			if (view.equals("models")) {
				browser.see("#model-en-de");
			}
			browser.run("document.querySelectorAll('details').forEach((details) => details.open = true)");
			browser.assertAccessible(view + ", " + colours + ", " + width);
			Browser.until(() -> browser.run("return document.documentElement.scrollWidth <= innerWidth"),
					Boolean.TRUE::equals);
		}
		browser.assertQuiet(false);
	}

	@Test
	void aBrowserAsksForThePageAnewAndTakesNothingFromElsewhere() throws IOException, InterruptedException {
		for (String path : List.of("/", "/page/main.js")) {
			HttpResponse<String> first = get(path);
			assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
			assertThat(first.headers().firstValue("Content-Security-Policy").orElseThrow())
				.startsWith("default-src 'self'")
				.doesNotContain("unsafe");
			assertThat(get(path, "If-None-Match", first.headers().firstValue("ETag").orElseThrow()).statusCode())
				.isEqualTo(304);
		}
	}

	private void open(String view) {
		browser.open("http://localhost:" + this.port + "/#" + view);
	}

	/** Chooses the languages of the view that is shown. */
	private static void languages(String source, String target) {
		browser.see(".view:not([hidden]) [name=source] option[value='" + source + "']").click();
		WebElement select = browser.see(".view:not([hidden]) .languages [name=target]");
		select.findElement(By.cssSelector("option[value='" + target + "']")).click();
	}

	private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
	}

}
