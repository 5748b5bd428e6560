package dev.attune.translation;

import dev.attune.detection.LanguageDetection;
import dev.attune.glossary.Glossaries;
import dev.attune.serving.PredictorPool;
import dev.attune.serving.ServedModels;
import dev.attune.text.SentenceSplitter;
import dev.attune.web.Callers;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

/**
 * Translation over the models in service.
 */
@Configuration(proxyBeanMethods = false)
class TranslationConfiguration {

	@Bean
	TranslationShedder translationShedder(PredictorPool pool, TranslationProperties properties) {
		return new TranslationShedder(pool, properties);
	}

	@Bean
	FilterRegistrationBean<OverloadFilter> overloadFilter(TranslationShedder shedder) {
		FilterRegistrationBean<OverloadFilter> registration = new FilterRegistrationBean<>(new OverloadFilter(shedder));
		registration.addUrlPatterns(shedder.path());
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	@Bean
	TranslationService translationService(ServedModels models, PredictorPool pool, LanguageDetection detection,
			Glossaries glossaries, TranslationProperties properties, Callers callers, MeterRegistry registry) {
		TextCutter cutter = TextCutter.sentences(new SentenceSplitter(properties.maxSentenceCharacters()));
		DataSize size = properties.cache().maxSize();
		SentenceTranslator sentences = new SentenceTranslator(pool,
				(size.toBytes() > 0) ? SentenceCache.of(size, registry) : null);
		return new TranslationService(models, pool, new TextTranslator(sentences, cutter), detection, glossaries,
				properties, callers);
	}

}
