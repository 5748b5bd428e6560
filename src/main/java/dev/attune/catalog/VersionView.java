package dev.attune.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attune.seq2seq.Architecture;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.ModelConfig;
import dev.attune.seq2seq.ModelSizes;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A version as the API shows it.
 *
 * @param number its number
 * @param active whether it is the active one
 * @param bytes size of its files together
 * @param created when they were written
 * @param network what it is, unless its configuration cannot be read
 * @param scores on its test part, if known
 * @param corpus what it was trained on, if known
 * @param fault what is wrong with its configuration, if anything
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ModelVersion")
record VersionView(@Schema(example = "2") int number, boolean active, @Schema(example = "18971569") long bytes,
		Instant created, @Nullable Network network, VersionMetrics.@Nullable Scores scores,
		VersionMetrics.@Nullable Trained corpus,
		@Schema(description = "What is wrong with its configuration, if anything") @Nullable String fault) {

	static VersionView of(ModelVersion version, boolean active) {
		VersionMetrics metrics = VersionMetrics.of(version);
		Network network = null;
		String fault = null;
		try {
			network = Network.of(ModelConfig.read(version.directory().resolve(ModelConfig.FILE)));
		}
		catch (IOException ex) {
			fault = ModelConfig.FILE + " cannot be read";
		}
		catch (InvalidModelException | IllegalArgumentException | ArithmeticException ex) {
			fault = ModelCatalog.withoutPath(String.valueOf(ex.getMessage()), version.directory());
		}
		return new VersionView(version.number(), active, bytes(version.directory()), version.created(), network,
				metrics.test(), metrics.trained(), fault);
	}

	private static long bytes(Path directory) {
		try (Stream<Path> files = Files.list(directory)) {
			long bytes = 0;
			for (Path file : files.toList()) {
				bytes += Files.size(file);
			}
			return bytes;
		}
		catch (IOException ex) {
			// it is just being deleted
			return 0;
		}
	}

	/**
	 * What a version's configuration says.
	 *
	 * @param source language code of the texts that it translates
	 * @param target language code of its translations
	 * @param architecture name of the network
	 * @param sizes widths of its layers
	 * @param parameters number of its weights
	 */
	@Schema(name = "ModelNetwork")
	record Network(@Schema(example = "en") String source, @Schema(example = "zh") String target,
			@Schema(example = "gru-attention") String architecture, ModelSizes sizes,
			@Schema(example = "9344064") long parameters) {

		static Network of(ModelConfig config) {
			return new Network(config.source(), config.target(), config.architecture(), config.sizes(),
					Architecture.of(config.architecture()).parameters(config.sizes()));
		}

	}

}
