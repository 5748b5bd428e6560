package dev.attune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * docs/SETTINGS.md says what the code says. {@code ./mvnw test -Dtest=SettingsPageTests
 * -Dsettings.write=true} writes it anew.
 */
class SettingsPageTests {

	private static final Path PAGE = Path.of("docs/SETTINGS.md");

	@Test
	void thePageIsWhatTheCodeSays() throws IOException {
		String expected = SettingsPage.markdown();
		if (Boolean.getBoolean("settings.write")) {
			Files.writeString(PAGE, expected);
		}
		assertThat(Files.readString(PAGE))
			.as("docs/SETTINGS.md; make it anew with ./mvnw test -Dtest=SettingsPageTests -Dsettings.write=true")
			.isEqualTo(expected);
	}

	@Test
	void everySettingIsDescribed() throws IOException {
		assertThat(SettingsPage.settings()).hasSizeGreaterThan(40)
			.allSatisfy((setting) -> assertThat(setting.description()).as(setting.name())
				.isNotBlank()
				.doesNotContain("{@link"));
	}

	@Test
	void settingsOfOthersExistAndHaveTheDefaultsThatAreTold() throws IOException {
		Set<String> known = new HashSet<>();
		for (URL metadata : Collections
			.list(getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			if (metadata.getProtocol().equals("jar")) {
				known.addAll(names(metadata));
			}
		}
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new ClassPathResource("application.yml"));
		Properties ours = Objects.requireNonNull(yaml.getObject());
		assertThat(SettingsPage.settings()).filteredOn(SettingsPage.Setting::isForeign)
			.isNotEmpty()
			.allSatisfy((setting) -> {
				assertThat(known).contains(setting.name());
				if (ours.containsKey(setting.name())) {
					assertThat(ours.get(setting.name())).asString().isEqualTo(setting.preset());
				}
			});
	}

	private static List<String> names(URL metadata) throws IOException {
		try (InputStream input = metadata.openStream()) {
			return JsonMapper.shared()
				.readTree(input)
				.path("properties")
				.values()
				.stream()
				.map((JsonNode property) -> property.path("name").asString())
				.toList();
		}
	}

}
