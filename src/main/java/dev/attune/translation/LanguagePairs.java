package dev.attune.translation;

import dev.attune.serving.ServedModel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which model translates which pair of languages.
 *
 * @param models the models in service
 */
record LanguagePairs(List<ServedModel> models) {

	/**
	 * The model for a pair. Its target must be written in the script that was asked for;
	 * a source in another script is accepted, since models normalise what they read. Of
	 * several the one that is named after the pair is taken, else the first by name.
	 */
	Optional<ServedModel> find(String source, String target) {
		LanguageTag from = LanguageTag.of(source);
		LanguageTag to = LanguageTag.of(target);
		return this.models.stream()
			.filter((model) -> from.sameLanguage(LanguageTag.of(model.source())))
			.filter((model) -> to.equals(LanguageTag.of(model.target())))
			.min(Comparator.comparing((ServedModel model) -> !from.equals(LanguageTag.of(model.source())))
				.thenComparing((model) -> !model.name().equals(model.source() + "-" + model.target())));
	}

	/**
	 * The language between two that no model leads from one to the other, when one model
	 * leads there and another on. English is preferred: most models know it best.
	 */
	Optional<String> pivot(String source, String target) {
		LanguageTag from = LanguageTag.of(source);
		if (from.sameLanguage(LanguageTag.of(target))) {
			return Optional.empty();
		}
		return this.models.stream()
			.filter((model) -> from.sameLanguage(LanguageTag.of(model.source())))
			.map(ServedModel::target)
			.filter((pivot) -> find(pivot, target).isPresent())
			.min(Comparator.comparing((String pivot) -> !LanguageTag.of(pivot).language().equals("en"))
				.thenComparing(Comparator.naturalOrder()));
	}

	/** Whether texts can be translated, by one model or two. */
	boolean reaches(String source, String target) {
		return find(source, target).isPresent() || pivot(source, target).isPresent();
	}

	/** The pairs of one model only. */
	LanguagePairs of(String model) {
		return new LanguagePairs(this.models.stream().filter((known) -> known.name().equals(model)).toList());
	}

	/** Whether any model translates from a language. */
	boolean hasSource(String source) {
		LanguageTag from = LanguageTag.of(source);
		return this.models.stream().anyMatch((model) -> from.sameLanguage(LanguageTag.of(model.source())));
	}

	/** Whether a code names a language, in its script, that any model reads or writes. */
	boolean knows(String code) {
		LanguageTag tag = LanguageTag.of(code);
		return this.models.stream()
			.flatMap((model) -> Stream.of(model.source(), model.target()))
			.anyMatch((known) -> tag.equals(LanguageTag.of(known)));
	}

	/** Codes of the languages that can be translated. */
	Set<String> sources() {
		return this.models.stream().map(ServedModel::source).collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Codes of the languages that can be translated into another, and its own; of all if
	 * there are none, so that a refusal names a pair.
	 */
	Set<String> sources(String target) {
		Set<String> all = sources();
		LanguageTag to = LanguageTag.of(target);
		Set<String> reaching = all.stream()
			.filter((source) -> to.equals(LanguageTag.of(source)) || reaches(source, target))
			.collect(Collectors.toCollection(TreeSet::new));
		return reaching.isEmpty() ? all : reaching;
	}

	/** Codes of the languages that can be translated into. */
	Set<String> targets() {
		return this.models.stream().map(ServedModel::target).collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * All languages by code, with what each can be translated into: nothing where models
	 * only lead to it. Clients take the codes that they offer as targets from here.
	 */
	List<Language> languages() {
		return Stream.of(sources(), targets())
			.flatMap(Set::stream)
			.distinct()
			.sorted()
			.map((code) -> new Language(code, LanguageTag.of(code).name(),
					targets().stream().filter((target) -> reaches(code, target)).toList()))
			.toList();
	}

	/** The pairs in words, for error messages. */
	String describe() {
		return this.models.isEmpty() ? "no model is loaded"
				: this.models.stream()
					.map((model) -> model.source() + " to " + model.target())
					.distinct()
					.collect(Collectors.joining(", ", "there are: ", ""));
	}

}
