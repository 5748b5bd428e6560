package dev.attune.serving;

import dev.attune.seq2seq.LoadOptions;
import dev.attune.seq2seq.Precision;
import org.jspecify.annotations.Nullable;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the models are run.
 *
 * @param threads threads that translate, each with a predictor of its own; 0 for one a
 * processor
 * @param queueCapacity sentences that may wait for a thread; past it requests get 429
 * @param maxWait how long the first sentence of a request may have to wait, as the speed
 * of the last searches tells; past it requests get 429; 0 for any time
 * @param maxBatchRows hypotheses searched in one call at most: sentences times the width
 * of the beam
 * @param maxBatchTokens source tokens of one call at most, padding included: sentences
 * times the length of the longest; a longer sentence is translated alone
 * @param precision numbers that matrix products multiply, {@code int8} or {@code fp32};
 * unset for int8 where the processor has instructions for it (VNNI) and the states have
 * 256 units or more
 * @param shortlist whether of a model that has a short list only the tokens are
 * considered that training saw translate those of the source
 * @param loading {@code eager} loads all models at the start, side by side; {@code lazy}
 * each at its first request. A model that does not load then is answered with 503 and
 * reported by health, and tried again after 10 s
 * @param refreshInterval how often to look for versions that other processes activated; 0
 * for never
 */
@ConfigurationProperties("attune.serving")
@Validated
public record ServingProperties(@DefaultValue("0") @PositiveOrZero int threads,
		@DefaultValue("4000") @Positive int queueCapacity,
		@DefaultValue("2s") @DurationMin(millis = 0) Duration maxWait, @DefaultValue("64") @Positive int maxBatchRows,
		@DefaultValue("2048") @Positive int maxBatchTokens, @Nullable Precision precision,
		@DefaultValue("true") boolean shortlist, @DefaultValue("eager") Loading loading,
		@DefaultValue("5s") @DurationMin(millis = 0) Duration refreshInterval) {

	LoadOptions loadOptions() {
		return new LoadOptions(this.precision, this.shortlist);
	}

	int threadCount() {
		return (this.threads > 0) ? this.threads : Runtime.getRuntime().availableProcessors();
	}

}
