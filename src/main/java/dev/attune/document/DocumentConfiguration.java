package dev.attune.document;

import dev.attune.translation.FileEndings;
import dev.attune.translation.TranslationService;
import dev.attune.web.Callers;
import dev.attune.web.MemoryBudget;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the parts of the translation of files together.
 */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

	@Bean
	FileEndings fileEndings() {
		return new FileEndings(DocumentFormat.endings());
	}

	@Bean
	DocumentStore documentStore(@Value("${attune.data.dir:./data}") Path data, DocumentProperties properties) {
		return new DocumentStore(data, properties, Clock.systemUTC());
	}

	@Bean
	DocumentTranslator documentTranslator(DocumentStore store, TranslationService service,
			DocumentProperties properties) {
		return new DocumentTranslator(new Documents(properties.maxCharacters(), properties.maxUnpackedSize().toBytes(),
				properties.maxTextSize().toBytes()), store, service);
	}

	// a file in the hands of a filter takes some twenty times its size, a small one too
	@Bean
	MemoryBudget documentMemory(DocumentProperties properties) {
		return new MemoryBudget(properties.maxTextSize().toBytes(), 1024, 256, "Too many files are being translated");
	}

	@Bean
	DocumentJobs documentJobs(DocumentTranslator translator, DocumentStore store, MemoryBudget memory,
			DocumentProperties properties) {
		return new DocumentJobs(translator, store, memory, properties, Clock.systemUTC());
	}

	@Bean
	DocumentHousekeeping documentHousekeeping(DocumentStore store, DocumentJobs jobs) {
		return new DocumentHousekeeping(store, jobs);
	}

	@Bean
	DocumentService documentService(DocumentStore store, DocumentTranslator translator, DocumentJobs jobs,
			DocumentHousekeeping housekeeping, TranslationService service, MemoryBudget memory,
			DocumentProperties properties, Callers callers) {
		return new DocumentService(store, translator, jobs, housekeeping, service, memory, properties, callers);
	}

}
