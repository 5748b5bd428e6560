package dev.attune.detection;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of some languages a text is written in, with Lingua. Its models are loaded
 * at the first detection, and of the languages asked for only. Thread-safe.
 */
public final class LanguageDetection {

	/** More of a text tells no more, and costs time. */
	private static final int CHARACTERS = 1000;

	/**
	 * Lingua gives the best language 1 and the others the ratio of their logarithms to
	 * the best's, which lie close together; the power draws them apart.
	 */
	private static final double SHARPNESS = 10;

	private static final Map<String, Language> KNOWN = Arrays.stream(Language.values())
		.filter((language) -> language != Language.UNKNOWN)
		.collect(
				Collectors.toUnmodifiableMap((language) -> language.getIsoCode639_1().toString(), Function.identity()));

	private final boolean highAccuracy;

	private final AtomicReference<@Nullable Loaded> loaded = new AtomicReference<>();

	/**
	 * A detection that has loaded nothing yet.
	 * @param highAccuracy whether to take five lengths of character sequences for short
	 * texts, which costs some 20 MB a language, or one, which costs 1 MB
	 */
	public LanguageDetection(boolean highAccuracy) {
		this.highAccuracy = highAccuracy;
	}

	/**
	 * What a text may be written in, the likeliest first; only the first thousand
	 * characters are looked at. A text that tells nothing, such as a number, is given one
	 * language with no confidence.
	 * @param codes languages to choose from; those that Lingua does not know are never
	 * chosen
	 * @return empty if there is none to choose from
	 */
	public List<Detection> detect(String text, Collection<String> codes) {
		SortedMap<Language, String> candidates = candidates(codes);
		if (candidates.isEmpty()) {
			return List.of();
		}
		Map<Language, Double> ratios = ratios(head(text), candidates.keySet());
		double sum = ratios.values().stream().mapToDouble(LanguageDetection::sharpened).sum();
		if (sum == 0) {
			return List.of(new Detection(usual(candidates), 0));
		}
		return ratios.entrySet()
			.stream()
			.map((entry) -> new Detection(Optional.ofNullable(candidates.get(entry.getKey())).orElseThrow(),
					percent(sharpened(entry.getValue()) / sum)))
			.sorted(Comparator.comparingDouble(Detection::confidence).reversed())
			.toList();
	}

	// of the codes of one language, for example of two scripts, the first is taken
	private static SortedMap<Language, String> candidates(Collection<String> codes) {
		SortedMap<Language, String> candidates = new TreeMap<>();
		for (String code : new TreeSet<>(codes)) {
			Language language = KNOWN.get(Locale.forLanguageTag(code.replace('_', '-')).getLanguage());
			if (language != null) {
				candidates.putIfAbsent(language, code);
			}
		}
		return candidates;
	}

	private Map<Language, Double> ratios(String text, Set<Language> languages) {
		if (text.codePoints().noneMatch(Character::isLetter)) {
			return Map.of();
		}
		// Lingua chooses between two at least
		return (languages.size() == 1) ? Map.of(languages.iterator().next(), 1.0)
				: detector(languages).computeLanguageConfidenceValues(text);
	}

	private LanguageDetector detector(Set<Language> languages) {
		Loaded current = this.loaded.get();
		while (current == null || !current.languages().equals(languages)) {
			Loaded mine = new Loaded(Set.copyOf(languages), new CompletableFuture<>());
			boolean first = this.loaded.compareAndSet(current, mine);
			if (first) {
				load(mine);
			}
			current = first ? mine : this.loaded.get();
		}
		return current.detector().join();
	}

	// Lingua's own lazy loading is not made for several threads. It loads in the common
	// pool, whose threads must not be
	// kept from it by a lock: those that wait for a future are made up for
	private void load(Loaded mine) {
		try {
			LanguageDetectorBuilder builder = LanguageDetectorBuilder
				.fromLanguages(mine.languages().toArray(Language[]::new))
				.withPreloadedLanguageModels();
			mine.detector().complete((this.highAccuracy ? builder : builder.withLowAccuracyMode()).build());
		}
		catch (RuntimeException | Error ex) {
			this.loaded.compareAndSet(mine, null);
			mine.detector().completeExceptionally(ex);
			throw ex;
		}
	}

	private static String head(String text) {
		return (text.length() <= CHARACTERS) ? text : text.substring(0, CHARACTERS);
	}

	private static String usual(SortedMap<Language, String> candidates) {
		return Optional.ofNullable(candidates.get(Language.ENGLISH))
			.orElseGet(() -> candidates.values().iterator().next());
	}

	private static double sharpened(double ratio) {
		return Math.pow(ratio, SHARPNESS);
	}

	private static double percent(double share) {
		return Math.round(share * 1000) / 10.0;
	}

	/**
	 * A detector for some languages, or one that is being loaded.
	 */
	private record Loaded(Set<Language> languages, CompletableFuture<LanguageDetector> detector) {
	}

}
