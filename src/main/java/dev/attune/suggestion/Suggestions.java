package dev.attune.suggestion;

import dev.attune.detection.LanguageDetection;
import dev.attune.serving.ServedModel;
import dev.attune.serving.ServedModels;
import dev.attune.web.ProblemException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes suggestions, has them reviewed, and gives those that were accepted to trainings.
 */
public class Suggestions {

	private final SuggestionStore store;

	private final LanguageDetection detection;

	private final ServedModels models;

	private final SuggestionProperties properties;

	private final Clock clock;

	Suggestions(SuggestionStore store, LanguageDetection detection, ServedModels models,
			SuggestionProperties properties, Clock clock) {
		this.store = store;
		this.detection = detection;
		this.models = models;
		this.properties = properties;
		this.clock = clock;
	}

	/** Whether suggestions are taken. */
	public boolean enabled() {
		return this.properties.enabled();
	}

	/**
	 * Keeps a suggestion for review.
	 * @throws ProblemException if suggestions are switched off, one is too long, or there
	 * are too many
	 */
	void add(SuggestRequest request) {
		if (!enabled()) {
			throw new ProblemException(HttpStatus.FORBIDDEN, "Suggestions are switched off");
		}
		checkLength("q", request.q());
		checkLength("s", request.s());
		if (this.store.count() >= this.properties.maxCount()) {
			throw new ProblemException(HttpStatus.FORBIDDEN,
					"There are as many suggestions as are kept, " + this.properties.maxCount() + "; delete some");
		}
		this.store.add(Suggestion.of(code(request.isAuto() ? detected(request) : request.source()),
				code(request.target()), request.q(), request.s(), this.clock.instant()));
	}

	private void checkLength(String field, String text) {
		if (text.length() > this.properties.maxCharacters()) {
			throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, field, field + " has " + text.length()
					+ " characters, more than the " + this.properties.maxCharacters() + " allowed");
		}
	}

	private String detected(SuggestRequest request) {
		Set<String> languages = this.models.all().stream().map(ServedModel::source).collect(Collectors.toSet());
		return this.detection.detect(request.q(), languages)
			.stream()
			.findFirst()
			.orElseThrow(() -> new ProblemException(HttpStatus.BAD_REQUEST, "source",
					"The language of q cannot be detected; name it"))
			.language();
	}

	void read(@Nullable Boolean accepted, int offset, int size, Consumer<Suggestion> reader) {
		this.store.read(accepted, offset, size, reader);
	}

	/** Accepts a suggestion for trainings. */
	void accept(UUID id) {
		requireFound(this.store.accept(id), id);
	}

	void delete(UUID id) {
		requireFound(this.store.delete(id), id);
	}

	private static void requireFound(boolean found, UUID id) {
		if (!found) {
			throw new ProblemException(HttpStatus.NOT_FOUND, "There is no suggestion " + id);
		}
	}

	/**
	 * Writes the accepted suggestions of a pair of languages as a corpus in JSON Lines. A
	 * code that names a language alone stands for all its varieties.
	 * @return how many there are
	 */
	public int write(String source, String target, Path file) throws IOException {
		int[] count = new int[1];
		try (BufferedWriter writer = Files.newBufferedWriter(file)) {
			this.store.read(true, 0, Integer.MAX_VALUE, (suggestion) -> {
				if (sameLanguage(code(source), suggestion.source())
						&& sameLanguage(code(target), suggestion.target())) {
					write(suggestion, writer);
					count[0]++;
				}
			});
		}
		return count[0];
	}

	private static void write(Suggestion suggestion, BufferedWriter writer) {
		try {
			writer.write(JsonMapper.shared()
				.createObjectNode()
				.put("source", suggestion.text())
				.put("target", suggestion.translation())
				.toString());
			writer.write('\n');
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean sameLanguage(String asked, String found) {
		String language = asked.split("-", 2)[0];
		return asked.equals(found) || found.equals(language)
				|| (asked.equals(language) && found.startsWith(language + "-"));
	}

	private static String code(String code) {
		return code.strip().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
