package dev.attune.trainjob;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.validation.annotation.Validated;

/**
 * How training jobs are run.
 *
 * @param concurrency jobs that run at once on this node
 * @param threads processor threads of one job; 0 for all
 * @param niceness how far a job gives way to translation, 0 to 19
 * @param heap Java heap of a worker process; the engine's memory comes on top
 * @param checkpointInterval time between checkpoints
 * @param attempts how often a worker is started that ends without a word and without a
 * new checkpoint
 * @param maxSilence a worker that says nothing for so long is taken to hang, and ended
 * @param maxQueued jobs that may wait; past it requests get 429
 * @param maxFiles files of one upload at most
 * @param maxOldLoss how much chrF2 a version trained from a parent may lose on the
 * parent's test part and still be activated as better
 * @param keepUploads how long uploads and prepared corpora are kept after a job ended
 * @param keepJobs how long jobs that ended are kept with their scores and test parts
 */
@ConfigurationProperties("attune.training")
@Validated
record TrainingProperties(@DefaultValue("1") @Positive int concurrency, @DefaultValue("0") @PositiveOrZero int threads,
		@DefaultValue("19") @Min(0) @Max(19) int niceness,
		@DefaultValue("1g") @Pattern(regexp = "[1-9][0-9]*[kmgKMG]",
				message = "must be a size as Java's -Xmx takes it, such as 900m or 2g") String heap,
		@DefaultValue("60s") @DurationMin(seconds = 1) Duration checkpointInterval,
		@DefaultValue("5") @Positive int attempts, @DefaultValue("30m") @DurationMin(seconds = 1) Duration maxSilence,
		@DefaultValue("100") @Positive int maxQueued, @DefaultValue("100") @Positive int maxFiles,
		@DefaultValue("1.0") @PositiveOrZero double maxOldLoss, @DefaultValue("30d") @DurationMin Duration keepUploads,
		@DefaultValue("365d") @DurationMin Duration keepJobs) {

	TrainingProperties {
		if (keepUploads.compareTo(keepJobs) > 0) {
			throw new InvalidConfigurationPropertyValueException("attune.training.keep-uploads",
					DurationStyle.SIMPLE.print(keepUploads, ChronoUnit.HOURS),
					"Uploads go with their job. Set attune.training.keep-jobs, now "
							+ DurationStyle.SIMPLE.print(keepJobs, ChronoUnit.HOURS) + ", to as much at least.");
		}
	}

	int threadCount() {
		return (this.threads > 0) ? this.threads : Runtime.getRuntime().availableProcessors();
	}

}
