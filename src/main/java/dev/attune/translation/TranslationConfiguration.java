package dev.attune.translation;

import dev.attune.detection.LanguageDetection;
import dev.attune.serving.PredictorPool;
import dev.attune.serving.ServedModels;
import dev.attune.text.SentenceSplitter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Translation over the models in service.
 */
@Configuration(proxyBeanMethods = false)
class TranslationConfiguration {

	@Bean
	TranslationService translationService(ServedModels models, PredictorPool pool, LanguageDetection detection,
			TranslationProperties properties) {
		TextCutter cutter = TextCutter.sentences(new SentenceSplitter(properties.maxSentenceCharacters()));
		return new TranslationService(models, new TextTranslator(pool, cutter), detection, properties);
	}

}
