package dev.attune.translation;

import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Reads texts from forms and query strings: a parameter is a text, and one that is there
 * repeatedly an array.
 */
@Component
class FormTexts implements WebMvcConfigurer {

	@Override
	public void addFormatters(FormatterRegistry registry) {
		registry.addConverter(String.class, Texts.class, (Converter<String, Texts>) FormTexts::one);
		registry.addConverter(String[].class, Texts.class, (Converter<String[], Texts>) FormTexts::several);
	}

	private static Texts one(String text) {
		return new Texts(List.of(text), false);
	}

	private static Texts several(String[] texts) {
		return new Texts(List.of(texts), true);
	}

}
