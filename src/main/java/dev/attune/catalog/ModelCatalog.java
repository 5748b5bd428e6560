package dev.attune.catalog;

import dev.attune.catalog.CatalogException.Reason;
import dev.attune.seq2seq.InvalidModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models of a directory, laid out as {@code <model>/<version>/}, and which version of
 * each is active. A directory whose name starts with a dot is being written or deleted,
 * or was left by a crash, and does not count. Safe for use by several threads and by
 * several processes on one directory.
 *
 * <p>
 * The version added last is active until {@link #activate} says otherwise, and from then
 * on {@code activations.json} tells. Adding a version never changes which one is active,
 * unless it is the model's first.
 */
public final class ModelCatalog {

	private static final Logger logger = LoggerFactory.getLogger(ModelCatalog.class);

	private static final Duration ABANDONED = Duration.ofDays(1);

	private final Path directory;

	private final int keepVersions;

	private volatile ModelHost host = ModelHost.NONE;

	/** A catalog that keeps all versions. */
	public ModelCatalog(Path directory) {
		this(directory, 0);
	}

	/**
	 * A catalog that may delete old versions.
	 * @param keepVersions how many of a model's newest versions an activation leaves,
	 * beside the active one and the one that a roll-back would activate; 0 for all
	 */
	public ModelCatalog(Path directory, int keepVersions) {
		this.directory = directory;
		this.keepVersions = keepVersions;
	}

	public Path directory() {
		return this.directory;
	}

	/** From now on versions are activated only if this host can run them. */
	public void attach(ModelHost modelHost) {
		this.host = modelHost;
	}

	/** Ends what {@link #attach} began. */
	public void detach() {
		this.host = ModelHost.NONE;
	}

	/**
	 * Names of the models that have a version, in alphabetical order; none if the
	 * directory does not exist.
	 */
	public List<String> models() {
		return ModelDirectory.children(this.directory)
			.stream()
			.map(ModelDirectory::name)
			.filter(ModelName::isValid)
			.filter((model) -> !versions(model).isEmpty())
			.sorted()
			.toList();
	}

	/**
	 * The versions of a model, newest first; none if there is no such model.
	 * @throws IllegalArgumentException if that cannot be a model's name
	 */
	public List<ModelVersion> versions(String model) {
		return of(model).versions();
	}

	/**
	 * Checks that there is a model.
	 * @throws CatalogException if there is not; it tells which there are
	 */
	void requireModel(String model) {
		existing(model);
	}

	/**
	 * One version of a model.
	 * @throws CatalogException if there is none; it tells which there are
	 */
	public ModelVersion version(String model, int number) {
		return existing(model).stream()
			.filter((version) -> version.number() == number)
			.findFirst()
			.orElseThrow(() -> new CatalogException(Reason.UNKNOWN,
					"Model " + model + " has no version " + number + "; there are: "
							+ existing(model).stream()
								.map((version) -> Integer.toString(version.number()))
								.collect(Collectors.joining(", "))));
	}

	/**
	 * The active version of a model; empty if the model has no version, or if the
	 * directory of the active one was removed.
	 * @throws IllegalArgumentException if that cannot be a model's name
	 */
	public Optional<ModelVersion> active(String model) {
		ModelDirectory modelDirectory = of(model);
		List<ModelVersion> versions = modelDirectory.versions();
		return modelDirectory.readableActivations()
			.flatMap((activations) -> versions.stream()
				.filter((version) -> version.number() == activations.active())
				.findFirst());
	}

	/**
	 * The active version of a model, and behind it the older ones, newest first: what to
	 * serve, and what instead if that does not load.
	 * @throws IllegalArgumentException if that cannot be a model's name
	 */
	public List<ModelVersion> servable(String model) {
		ModelDirectory modelDirectory = of(model);
		List<ModelVersion> versions = modelDirectory.versions();
		return modelDirectory.readableActivations()
			.map((activations) -> versions.stream()
				.filter((version) -> version.number() <= activations.active())
				.toList())
			.orElse(List.of());
	}

	/**
	 * The activations of a model, newest first: the first is in force. None if there is
	 * no such model.
	 * @throws IllegalArgumentException if that cannot be a model's name
	 */
	public List<Activation> history(String model) {
		return of(model).readableActivations().map(Activations::history).orElse(List.of()).reversed();
	}

	/**
	 * Begins a version: an empty directory to write its files into, which readers ignore
	 * until it is published.
	 * @throws IllegalArgumentException if that cannot be a model's name
	 */
	public Path beginVersion(String model) throws IOException {
		return of(model).stage();
	}

	/**
	 * Publishes a directory that {@link #beginVersion} gave, under the next free number.
	 * Its files are on disk before its name is, so whoever sees the version sees all of
	 * it, also after a crash. It becomes the active version only if it is the model's
	 * first.
	 */
	public ModelVersion publish(Path staged) throws IOException {
		ModelDirectory model = new ModelDirectory(requireStaged(staged));
		if (!Files.isRegularFile(staged.resolve("config.json"))) {
			throw new NoSuchFileException(staged.resolve("config.json").toString(), null,
					"a version without a config.json cannot be published");
		}
		VersionFiles.seal(staged);
		Durability.sync(staged);
		return ModelLock.holding(model.path(), () -> model.add(staged));
	}

	/**
	 * Publishes a copy of a finished version, unless a version with the same files is
	 * there already, as after a crash.
	 */
	public ModelVersion add(String model, Path version) throws IOException {
		for (ModelVersion published : versions(model)) {
			if (VersionFiles.areSame(published.directory(), version)) {
				return published;
			}
		}
		Path staged = beginVersion(model);
		try {
			VersionFiles.copy(version, staged);
			return publish(staged);
		}
		finally {
			if (Files.exists(staged)) {
				discard(staged);
			}
		}
	}

	/**
	 * Deletes a directory that {@link #beginVersion} gave, with what was written into it.
	 */
	public void discard(Path staged) throws IOException {
		requireStaged(staged);
		ModelDirectory.deleteTree(staged);
	}

	/**
	 * Deletes what processes that were killed left behind in the models' directories. A
	 * directory that has not changed for a day is taken to be such a one, since a
	 * training may write into it for hours.
	 */
	public void deleteAbandoned(Instant now) {
		ModelDirectory.children(this.directory)
			.stream()
			.filter((child) -> ModelName.isValid(ModelDirectory.name(child)))
			.forEach((child) -> new ModelDirectory(child).deleteAbandoned(now.minus(ABANDONED)));
	}

	/**
	 * Makes a version the active one. If this process serves models, the version serves
	 * when this returns.
	 * @return the version
	 * @throws CatalogException if there is no such version, or it does not load; the
	 * active one stays then
	 */
	public ModelVersion activate(String model, int number) throws IOException {
		return change(model, (activations) -> {
			ModelVersion version = version(model, number);
			return activate(version, activations.activated(number, now()));
		});
	}

	/**
	 * Makes the version the active one that was before the active one.
	 * @return that version
	 * @throws CatalogException if there is no such model, no version was active before,
	 * or it was deleted or does not load
	 */
	public ModelVersion rollback(String model) throws IOException {
		return change(model, (activations) -> {
			OptionalInt previous = activations.previous();
			if (previous.isEmpty()) {
				throw conflict("Before version " + activations.active() + " no other version of model " + model
						+ " was active");
			}
			int number = previous.getAsInt();
			ModelVersion version = existing(model).stream()
				.filter((candidate) -> candidate.number() == number)
				.findFirst()
				.orElseThrow(() -> conflict("Version " + number + " of model " + model
						+ ", which was active before version " + activations.active() + ", was deleted"));
			return activate(version, activations.rolledBack(number, now()));
		});
	}

	/**
	 * Deletes a version that is not active. Requests that still use it are not disturbed.
	 * @throws CatalogException if there is no such version, or it is the active one
	 */
	public void delete(String model, int number) throws IOException {
		change(model, (activations) -> {
			ModelVersion version = version(model, number);
			if (activations.active() == number) {
				throw conflict("Version " + number + " of model " + model
						+ " is active and cannot be deleted; activate another one first");
			}
			of(model).write(activations.given(number));
			of(model).delete(version);
			return version;
		});
	}

	/** Whether a model that was there has been removed from the directory. */
	public boolean isRemoved(String model) {
		Path path = of(model).path();
		// a directory that cannot be read just now, or is not mounted, tells nothing
		return Files.isReadable(this.directory)
				&& (Files.notExists(path) || (Files.isReadable(path) && versions(model).isEmpty()));
	}

	private ModelVersion activate(ModelVersion version, Activations activations) throws IOException {
		ModelDirectory model = of(version.model());
		try (ModelHost.Prepared prepared = this.host.prepare(version)) {
			model.write(activations);
			prepared.serve();
		}
		catch (InvalidModelException ex) {
			throw new CatalogException(Reason.CONFLICT, "Version " + version.number() + " of model " + version.model()
					+ " does not load: " + withoutPath(String.valueOf(ex.getMessage()), version.directory()), ex);
		}
		logger.info("Activated {}", version);
		if (this.keepVersions > 0) {
			model.deleteAllBut(this.keepVersions, activations);
		}
		return version;
	}

	private ModelVersion change(String model, Change change) throws IOException {
		existing(model);
		return ModelLock.holding(of(model).path(),
				() -> change.make(of(model).activations().orElseThrow(() -> unknown(model))));
	}

	private ModelDirectory of(String model) {
		return new ModelDirectory(this.directory.resolve(ModelName.validated(model)));
	}

	private List<ModelVersion> existing(String model) {
		List<ModelVersion> versions = ModelName.isValid(model) ? versions(model) : List.of();
		if (versions.isEmpty()) {
			throw unknown(model);
		}
		return versions;
	}

	private CatalogException unknown(String model) {
		List<String> models = models();
		return new CatalogException(Reason.UNKNOWN, "There is no model " + model
				+ (models.isEmpty() ? "; there are none" : "; there are: " + String.join(", ", models)));
	}

	private Path requireStaged(Path staged) {
		Path parent = staged.getParent();
		if (parent == null || !this.directory.equals(parent.getParent()) || !ModelDirectory.isStaged(staged)) {
			throw new IllegalArgumentException("Not a version begun in " + this.directory + ": " + staged);
		}
		return parent;
	}

	private static CatalogException conflict(String message) {
		return new CatalogException(Reason.CONFLICT, message);
	}

	/** A message about a version's files, without the place where they lie. */
	static String withoutPath(String message, Path directory) {
		return message.replace(directory + directory.getFileSystem().getSeparator(), "").replace(directory + ": ", "");
	}

	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MILLIS);
	}

	/** What is done to the activations of a model under its lock. */
	private interface Change {

		ModelVersion make(Activations activations) throws IOException;

	}

}
