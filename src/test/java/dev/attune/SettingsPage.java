package dev.attune;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page of all settings, made of what the compiler wrote down of the properties
 * records.
 */
final class SettingsPage {

	private static final String HEAD = """
			# Settings

			Every setting of the service, as a property (`--attune.translation.beam=1`) or as an environment variable
			(`ATTUNE_TRANSLATION_BEAM=1`). Made from the code by the build; `SettingsPageTests` says how to make it anew.

			Sizes are written as `512MB`, times as `30s`, `1h` or `7d`. A setting that is out of range, or contradicts another one, is told at
			the start, with what to change; the service does not start then.

			""";

	private SettingsPage() {
	}

	/** The settings by name: those of the service itself, and behind them the others. */
	static List<Setting> settings() throws IOException {
		List<Setting> settings = new ArrayList<>();
		try (InputStream metadata = Objects.requireNonNull(
				AttuneApplication.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
			for (JsonNode property : JsonMapper.shared().readTree(metadata).path("properties")) {
				settings.add(new Setting(property.path("name").asString(), property.path("defaultValue").asString(""),
						property.path("description").asString("")));
			}
		}
		settings.sort(Comparator.comparing(Setting::isForeign).thenComparing(Setting::name));
		return settings;
	}

	static String markdown() throws IOException {
		StringBuilder page = new StringBuilder(HEAD);
		String group = "";
		for (Setting setting : settings()) {
			if (!setting.group().equals(group)) {
				group = setting.group();
				page.append(page.length() > HEAD.length() ? "\n" : "")
					.append("## ")
					.append(group)
					.append("\n\n| property | environment variable | default | what |\n|---|---|---|---|\n");
			}
			page.append("| `%s` | `%s` | %s | %s |%n"
				.formatted(setting.name(), setting.variable(),
						setting.preset().isEmpty() ? "" : "`" + setting.preset() + "`", setting.text())
				.replace("\r", ""));
		}
		return page.toString();
	}

	/**
	 * A setting.
	 *
	 * @param name of the property
	 * @param preset its default, empty for none
	 * @param description as Javadoc has it
	 */
	record Setting(String name, String preset, String description) {

		boolean isForeign() {
			return !this.name.startsWith("attune.");
		}

		String group() {
			return isForeign() ? "Of Spring Boot" : this.name.substring(0, this.name.indexOf('.', "attune.".length()));
		}

		String variable() {
			return this.name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
		}

		String text() {
			String plain = this.description.replaceAll("\\{@\\w+ ([^}]*)}", "`$1`").replace("|", "\\|");
			return plain.isEmpty() ? "" : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
		}

	}

}
