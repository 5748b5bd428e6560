package dev.attune.catalog;

import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.ModelConfig;
import dev.attune.seq2seq.TranslationModel;
import dev.attune.text.TokenizerFile;
import dev.attune.web.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in a version that was exported elsewhere. It is checked whole before anything of
 * it can be seen, and what is refused leaves nothing.
 */
final class VersionImport {

	private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*");

	private final ModelCatalog catalog;

	private final CatalogProperties.Archive limits;

	private final Lock loading = new ReentrantLock();

	VersionImport(ModelCatalog catalog, CatalogProperties.Archive limits) {
		this.catalog = catalog;
		this.limits = limits;
	}

	/**
	 * Publishes the version in a zip archive. It becomes the active version only if it is
	 * the model's first.
	 * @throws ProblemException if the name or the archive is refused; it says why
	 */
	ModelVersion run(String model, InputStream archive) throws IOException {
		if (!ModelName.isValid(model)) {
			throw new ProblemException(HttpStatus.BAD_REQUEST, "name", ModelName.refusal(model));
		}
		Path staged = this.catalog.beginVersion(model);
		try {
			new VersionUnpacker(archive, this.limits).unpack(staged);
			check(model, staged);
			ModelVersion version = this.catalog.publish(staged);
			if (this.catalog.active(model).filter(version::equals).isPresent()) {
				// serves at once, not only when it is found
				this.catalog.activate(model, version.number());
			}
			return version;
		}
		finally {
			if (Files.exists(staged)) {
				discard(model, staged);
			}
		}
	}

	private void discard(String model, Path staged) throws IOException {
		this.catalog.discard(staged);
		try {
			Files.delete(this.catalog.directory().resolve(model));
		}
		catch (DirectoryNotEmptyException ex) {
			// the model has versions, or others are on their way
		}
	}

	private void check(String model, Path staged) throws IOException {
		try {
			VersionFiles.verify(staged);
			checkLanguages(model, ModelConfig.read(staged.resolve(ModelConfig.FILE)));
			JsonNode tokenizer = json(staged, TranslationModel.TOKENIZER_FILE);
			if (!TokenizerFile.isOfThisForm(tokenizer)) {
				throw invalid(TranslationModel.TOKENIZER_FILE
						+ ": settings differ from those of the tokenizers that this release trains");
			}
			load(staged);
		}
		catch (InvalidModelException ex) {
			throw invalid(ModelCatalog.withoutPath(String.valueOf(ex.getMessage()), staged));
		}
		if (Files.exists(staged.resolve(VersionFiles.METRICS)) && !json(staged, VersionFiles.METRICS).isObject()) {
			throw invalid(VersionFiles.METRICS + ": not a JSON object");
		}
		checkCard(staged.resolve(VersionFiles.CARD));
	}

	// one at a time: a version that is being loaded takes several times its size
	private void load(Path staged) throws InvalidModelException {
		this.loading.lock();
		try {
			TranslationModel.load(staged).close();
		}
		catch (RuntimeException | LinkageError ex) {
			throw new InvalidModelException(staged + ": " + ex, ex);
		}
		finally {
			this.loading.unlock();
		}
	}

	private void checkLanguages(String model, ModelConfig config) {
		for (String language : new String[] { config.source(), config.target() }) {
			if (!LANGUAGE.matcher(language).matches()) {
				throw invalid(ModelConfig.FILE + ": \"" + language + "\" is no language code");
			}
		}
		Optional<ModelConfig> active = this.catalog.active(model).map(VersionImport::readableConfig);
		if (active.isPresent() && !(sameLanguage(active.get().source(), config.source())
				&& sameLanguage(active.get().target(), config.target()))) {
			throw invalid("The archive holds a model from %s to %s, but %s translates from %s to %s"
				.formatted(config.source(), config.target(), model, active.get().source(), active.get().target()));
		}
	}

	private static @Nullable ModelConfig readableConfig(ModelVersion version) {
		try {
			return ModelConfig.read(version.directory().resolve(ModelConfig.FILE));
		}
		catch (IOException | InvalidModelException ex) {
			return null;
		}
	}

	private static boolean sameLanguage(String one, String other) {
		return primarySubtag(one).equals(primarySubtag(other));
	}

	private static String primarySubtag(String language) {
		return language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
	}

	private static JsonNode json(Path directory, String file) throws IOException {
		try {
			return JsonMapper.shared().readTree(Files.readAllBytes(directory.resolve(file)));
		}
		catch (JacksonException ex) {
			throw invalid(file + ": not JSON: " + ex.getOriginalMessage());
		}
	}

	private static void checkCard(Path card) throws IOException {
		try {
			if (Files.exists(card)) {
				Files.readString(card);
			}
		}
		catch (CharacterCodingException ex) {
			throw invalid(VersionFiles.CARD + ": not UTF-8");
		}
	}

	private static ProblemException invalid(String detail) {
		return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "file", detail);
	}

}
