package dev.attune.translation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a translation request may ask, and how it is answered.
 *
 * @param maxCharacters characters of one request's texts together at most
 * @param maxExplainedCharacters characters of one request with {@code explain} at most;
 * each sentence has a matrix in the answer
 * @param maxCharactersInFlight characters of all requests that are translated at a time;
 * more wait, as long as the requests may take. A quarter is for requests of up to 10,000
 * characters. One request may have more when it is alone
 * @param maxItems texts of one request at most
 * @param maxSentenceCharacters characters of a sentence at most; a longer one is cut
 * @param timeout a request that takes longer is given up; a long one has as much for each
 * 200,000 characters
 * @param beam width of the beam search; 1 is greedy search, faster and a little worse
 * @param allowedOrigins origins whose pages may translate and detect (CORS), {@code *}
 * for all; models and jobs are open to none
 * @param cache what is remembered of the sentences that were translated
 */
@ConfigurationProperties("attune.translation")
@Validated
record TranslationProperties(@DefaultValue("1048576") @Positive int maxCharacters,
		@DefaultValue("5000") @Positive int maxExplainedCharacters,
		@DefaultValue("2097152") @Positive int maxCharactersInFlight, @DefaultValue("1000") @Positive int maxItems,
		@DefaultValue("500") @Min(20) int maxSentenceCharacters,
		@DefaultValue("30s") @DurationMin(millis = 1) Duration timeout, @DefaultValue("5") @Min(1) @Max(50) int beam,
		@DefaultValue("*") List<String> allowedOrigins, @DefaultValue CacheProperties cache) {

	/**
	 * Characters that are translated within the timeout, on a machine that does little.
	 */
	private static final int CHARACTERS_PER_TIMEOUT = 200_000;

	/** How long a request with so many characters may take. */
	Duration timeout(long characters) {
		return this.timeout.multipliedBy(Math.max(1, Math.ceilDiv(characters, (long) CHARACTERS_PER_TIMEOUT)));
	}

	/**
	 * What is remembered.
	 *
	 * @param maxSize memory for sentences that were translated lately; 0 to search every
	 * sentence anew
	 */
	record CacheProperties(@DefaultValue("16MB") DataSize maxSize) {
	}

}
