package dev.attune.glossary;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Glossaries, stored or brought along.
 */
@Configuration(proxyBeanMethods = false)
class GlossaryConfiguration {

	@Bean
	StoredGlossaries storedGlossaries(JdbcClient jdbc, JdbcOperations batches, PlatformTransactionManager transactions,
			GlossaryProperties properties) {
		return new StoredGlossaries(new GlossaryStore(jdbc, batches, Clock.systemUTC()),
				new TransactionTemplate(transactions), properties);
	}

	@Bean
	Glossaries glossaries(StoredGlossaries stored, GlossaryProperties properties) {
		return new Glossaries(properties, stored::find);
	}

}
