package dev.attune;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/**
 * Refuses to start if the database has no address: one in memory would be taken, and all
 * in it be gone with the process.
 */
@Component
class DatabaseAddress {

	DatabaseAddress(@Value("${spring.datasource.url}") String url) {
		if (url.isBlank()) {
			throw new InvalidConfigurationPropertyValueException("spring.datasource.url", url,
					"It would be a database in memory, gone with the service. Leave the setting out, for one in attune.data.dir, "
							+ "or name a database.");
		}
	}

}
