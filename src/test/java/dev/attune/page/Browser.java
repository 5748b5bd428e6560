package dev.attune.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A Chromium that is installed on this machine, without a window. Nothing is fetched: who
 * has none skips the tests, unless {@code -Dattune.browser=required}.
 */
final class Browser implements AutoCloseable {

	private static final Set<String> GRAVE = Set.of("serious", "critical");

	private final ChromeDriver driver;

	private Browser(ChromeDriver driver) {
		this.driver = driver;
	}

	/** Starts it, or skips the test. */
	static Browser start(Path profile) {
		Optional<Path> chromium = find("CHROME_BIN", "chromium", "google-chrome", "chromium-browser");
		Optional<Path> chromedriver = find("CHROMEDRIVER", "chromedriver");
		if (!"required".equals(System.getProperty("attune.browser"))) {
			Assumptions.assumeTrue(chromium.isPresent() && chromedriver.isPresent(), "no Chromium with its driver");
		}
		ChromeOptions options = new ChromeOptions();
		options.setBinary(chromium.orElseThrow().toString());
		options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage", "--lang=en", "--user-data-dir=" + profile);
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(chromedriver.orElseThrow().toFile())
			.usingAnyFreePort()
			.build();
		return new Browser(new ChromeDriver(service, options));
	}

	private static Optional<Path> find(String variable, String... names) {
		String path = System.getenv(variable);
		if (path != null) {
			return Optional.of(Path.of(path));
		}
		return Stream.of(names)
			.flatMap((name) -> Arrays.stream(System.getenv("PATH").split(Pattern.quote(java.io.File.pathSeparator)))
				.map((directory) -> Path.of(directory, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	/** Opens an address as if for the first time. */
	void open(String address) {
		this.driver.get("about:blank");
		this.driver.get(address);
	}

	void resize(int width, int height) {
		this.driver.manage().window().setSize(new Dimension(width, height));
	}

	void prefer(String colours) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
	}

	/** The element that a selector finds, as soon as it can be seen. */
	WebElement see(String selector) {
		return until(() -> all(selector).stream().filter(WebElement::isDisplayed).findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	/** All elements that a selector finds now. */
	List<WebElement> all(String selector) {
		return this.driver.findElements(By.cssSelector(selector));
	}

	void click(String selector) {
		see(selector).click();
	}

	void type(String selector, String text) {
		WebElement field = see(selector);
		field.clear();
		field.sendKeys(text);
	}

	/** Chooses an option of a select by its value. */
	void choose(String selector, String value) {
		click(selector + " option[value='" + value + "']");
	}

	WebElement focused() {
		return this.driver.switchTo().activeElement();
	}

	/** What a script returns. */
	Object run(String script) {
		return this.driver.executeScript(script);
	}

	/** The text of an element, as soon as it is as it is wanted. */
	String text(String selector, java.util.function.Predicate<String> wanted) {
		return until(() -> see(selector).getText(), wanted);
	}

	static <T> T until(Callable<T> look, java.util.function.Predicate<T> wanted) {
		return await().atMost(Duration.ofMinutes(2))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(20))
			.ignoreExceptionsMatching(
					(ex) -> ex instanceof StaleElementReferenceException || ex instanceof NoSuchElementException)
			.until(look, wanted);
	}

	/** Fails if something keeps people from what is shown now. */
	void assertAccessible(String what) {
		AxeBuilder axe = new AxeBuilder().disableIframeTesting();
		// what is well it need not tell
		axe.setOptions("{\"resultTypes\": [\"violations\"]}");
		List<Rule> violations = axe.analyze(this.driver).getViolations();
		assertThat(violations.stream()
			.filter((rule) -> GRAVE.contains(rule.getImpact()))
			.map((rule) -> rule.getId() + ": " + rule.getNodes().stream().map((node) -> node.getHtml()).toList()))
			.as(what)
			.isEmpty();
	}

	/**
	 * Fails if the page complained since the last call, be it of an error or of its
	 * security policy.
	 * @param refused whether the service has refused a request, of which the browser
	 * tells too
	 */
	void assertQuiet(boolean refused) {
		assertThat(this.driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::toString))
			.filteredOn((line) -> !refused || !line.contains("the server responded with a status of 4"))
			.isEmpty();
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
