package dev.attune.bench;

import dev.attune.catalog.CatalogException;
import dev.attune.catalog.ModelCatalog;
import dev.attune.catalog.ModelVersion;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.ModelConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options that say which model to take: by name, or by languages.
 */
final class ModelChoice {

	@Spec(Spec.Target.MIXEE)
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Option(names = "--models", paramLabel = "DIR", defaultValue = "models", description = "directory of the models")
	@SuppressWarnings("NullAway.Init")
	private Path models;

	@Option(names = "--model", paramLabel = "NAME", description = "name of the model")
	private @Nullable String model;

	@Option(names = "--source", paramLabel = "CODE", description = "language of the sentences, if there is no --model")
	private @Nullable String source;

	@Option(names = "--target", paramLabel = "CODE",
			description = "language of the translations, if there is no --model")
	private @Nullable String target;

	Path directory() {
		return this.models;
	}

	/** The active version of the model. */
	ModelVersion version() throws IOException {
		CommandLine command = this.spec.commandLine();
		ModelCatalog catalog = new ModelCatalog(this.models);
		if (this.model == null && (this.source == null || this.target == null)) {
			throw new ParameterException(command, "--model, or --source and --target, must be given");
		}
		try {
			for (String name : (this.model != null) ? List.of(this.model) : catalog.models()) {
				Optional<ModelVersion> version = catalog.active(name);
				if (version.isPresent() && isWanted(version.get())) {
					return version.get();
				}
			}
		}
		catch (CatalogException exception) {
			throw new ParameterException(command, "--model: " + exception.getMessage(), exception);
		}
		throw new ParameterException(command,
				"no model in %s %s; there are: %s".formatted(this.models,
						(this.model != null) ? "is called " + this.model
								: "translates from " + this.source + " to " + this.target,
						String.join(", ", catalog.models())));
	}

	private boolean isWanted(ModelVersion version) throws IOException {
		if (this.model != null) {
			return true;
		}
		try {
			ModelConfig config = config(version);
			return config.source().equals(this.source) && config.target().equals(this.target);
		}
		catch (InvalidModelException exception) {
			return false;
		}
	}

	static ModelConfig config(ModelVersion version) throws IOException, InvalidModelException {
		return ModelConfig.read(version.directory().resolve(ModelConfig.FILE));
	}

}
