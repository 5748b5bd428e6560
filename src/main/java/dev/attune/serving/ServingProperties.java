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
 * @param queueCapacity sentences that may wait for a thread; past it new ones are refused
 * @param maxWait how long the first sentence of a request may have to wait, as the speed
 * of the last searches tells; past it requests are refused; 0 for any time
 * @param maxBatchRows hypotheses searched in one call at most: sentences times the width
 * of the beam
 * @param maxBatchTokens source tokens of one call at most, padding included: sentences
 * times the length of the longest; a longer sentence is translated alone
 * @param precision numbers that matrix products multiply; unset for {@link Precision#of}
 * @param shortlist whether of a model that has a short list only the tokens are
 * considered that training saw translate those of the source
 * @param loading whether models are loaded at the start, side by side, or each at its
 * first request
 * @param refreshInterval how often to look for versions that another process activated; 0
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
