package dev.attune.trainjob;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attune.training.Preset;
import dev.attune.training.TrainingOptions;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is to be trained: the JSON part {@code config} of an upload. What is left out is
 * chosen as the command {@code train} chooses it.
 *
 * @param source language code of the source sides
 * @param target language code of the target sides
 * @param model name of the model; {@code source-target} if left out
 * @param architecture name of the network
 * @param preset sizes of the network
 * @param parent version of the model to continue from
 * @param minutes time limit of the training proper
 * @param seed of all random numbers
 * @param activate whether the new version shall serve
 * @param sourceColumn column of the sources in TSV and CSV files without a header, from 1
 * @param targetColumn column of the targets
 * @param devPairs pairs split off for validation
 * @param testPairs pairs split off for the scores
 * @param maxLengthRatio pairs whose lengths differ more are dropped
 * @param suggestions whether to train on the accepted suggestions too
 * @param options of the network and its training
 * @param data what the model card says about the corpora
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(example = """
		{"source": "en", "target": "de", "minutes": 30, "activate": "if-better"}""")
record TrainJobConfig(@NotNull(message = "is missing") @Pattern(regexp = LANGUAGE, message = NO_LANGUAGE) String source,
		@NotNull(message = "is missing") @Pattern(regexp = LANGUAGE, message = NO_LANGUAGE) String target,
		@Size(max = 100) @Schema(description = "Name of the model; source-target if left out") @Nullable String model,
		@Size(max = 40) @Schema(description = "Name of the network") @Nullable String architecture,
		@Schema(description = "Sizes of the network") @Nullable Preset preset,
		@Positive @Schema(description = "Version of the model to continue from") @Nullable Integer parent,
		@DecimalMin(value = "0", inclusive = false) @DecimalMax("100000") @Schema(
				description = "Time limit of the training") @Nullable Double minutes,
		@Schema(description = "The same seed gives the same model, if no time limit cuts in") @Nullable Long seed,
		@Schema(description = "Whether the new version shall serve; if-better if left out") @Nullable Activation activate,
		@Min(1) @Max(1000) @Schema(
				description = "Column of the sources in tables, from 1") @Nullable Integer sourceColumn,
		@Min(1) @Max(1000) @Schema(
				description = "Column of the targets in tables, from 1") @Nullable Integer targetColumn,
		@Min(1) @Max(100_000) @Schema(description = "Pairs to split off for validation") @Nullable Integer devPairs,
		@Min(1) @Max(100_000) @Schema(description = "Pairs to split off for the scores") @Nullable Integer testPairs,
		@DecimalMin("1") @DecimalMax("1000000") @Schema(
				description = "Pairs whose lengths differ more are dropped") @Nullable Double maxLengthRatio,
		@Schema(description = "Whether to train on the accepted suggestions of the pair too, with files or without",
				defaultValue = "false") @Nullable Boolean suggestions,
		@Valid @Nullable Options options, @Valid @Nullable Data data) {

	private static final String LANGUAGE = "[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}";

	private static final String NO_LANGUAGE = "must be a language code such as en or zh-Hans";

	/** The model's name. */
	String modelName() {
		return (this.model != null) ? this.model : this.source + "-" + this.target;
	}

	boolean takesSuggestions() {
		return Boolean.TRUE.equals(this.suggestions);
	}

	Activation activation() {
		return (this.activate != null) ? this.activate : Activation.IF_BETTER;
	}

	/**
	 * Settings of the network and its training, each as the option of the command
	 * {@code train} with that name.
	 *
	 * @param vocabulary subwords to learn
	 * @param embedding width of the embeddings
	 * @param hidden width of the recurrent states
	 * @param attention width of the attention
	 * @param epochs passes over the corpus at most; 0 with a parent, whose weights stay
	 * as they are then
	 * @param batchTokens target tokens of one update
	 * @param learningRate highest learning rate
	 * @param warmup updates over which it rises
	 * @param dropout share of the units dropped
	 * @param labelSmoothing probability mass spread over the vocabulary
	 * @param averageDecay what the moving average of the weights keeps at each update
	 * @param validateEvery updates between validations
	 * @param patience validations without a better score after which training stops
	 * @param precision number format of the matrix products; the faster one if unset,
	 * which two trainings may find differently
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@Schema(name = "TrainJobOptions")
	record Options(@Min(260) @Max(200_000) @Nullable Integer vocabulary, @Min(1) @Max(4096) @Nullable Integer embedding,
			@Min(1) @Max(4096) @Nullable Integer hidden, @Min(1) @Max(4096) @Nullable Integer attention,
			@Min(0) @Max(100_000) @Nullable Integer epochs, @Min(1) @Max(1_000_000) @Nullable Integer batchTokens,
			@DecimalMin(value = "0", inclusive = false) @DecimalMax(value = "1",
					inclusive = false) @Nullable Double learningRate,
			@Min(0) @Max(1_000_000) @Nullable Integer warmup,
			@DecimalMin("0") @DecimalMax(value = "1", inclusive = false) @Nullable Double dropout,
			@DecimalMin("0") @DecimalMax(value = "1", inclusive = false) @Nullable Double labelSmoothing,
			@DecimalMin("0") @DecimalMax(value = "1", inclusive = false) @Nullable Double averageDecay,
			@Min(0) @Max(10_000_000) @Nullable Integer validateEvery, @Min(1) @Max(10_000) @Nullable Integer patience,
			TrainingOptions.@Nullable Precision precision) {
	}

	/**
	 * What the model card says about the corpora.
	 *
	 * @param name of the corpora
	 * @param licence under which they may be used
	 * @param attribution that the licence asks for
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@Schema(name = "TrainJobData")
	record Data(@Size(max = 2000) @Nullable String name, @Size(max = 2000) @Nullable String licence,
			@Size(max = 2000) @Nullable String attribution) {
	}

}
