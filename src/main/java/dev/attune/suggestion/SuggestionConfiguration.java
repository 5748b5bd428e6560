package dev.attune.suggestion;

import dev.attune.detection.LanguageDetection;
import dev.attune.serving.ServedModels;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Puts the parts of the suggestions together.
 */
@Configuration(proxyBeanMethods = false)
class SuggestionConfiguration {

	@Bean
	Suggestions suggestions(JdbcClient jdbc, TransactionOperations transaction, LanguageDetection detection,
			ServedModels models, SuggestionProperties properties) {
		return new Suggestions(new SuggestionStore(jdbc, transaction), detection, models, properties,
				Clock.systemUTC());
	}

}
