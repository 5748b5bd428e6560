package dev.attune.serving;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The models in service, one version of each.
 */
public final class ServedModels {

	private final ConcurrentMap<String, ServedModel> models = new ConcurrentHashMap<>();

	/** The models in service now, by name. */
	public List<ServedModel> all() {
		return this.models.values().stream().sorted(Comparator.comparing(ServedModel::name)).toList();
	}

	/**
	 * A lease on the model that is chosen from those in service; empty if none is chosen.
	 */
	public Optional<Lease> lease(Function<List<ServedModel>, Optional<ServedModel>> choice) {
		while (true) {
			Optional<ServedModel> model = choice.apply(all());
			if (model.isEmpty()) {
				return Optional.empty();
			}
			// a model that was replaced since the choice may be closed: choose again
			if (model.get().retain()) {
				return Optional.of(new Lease(model.get()));
			}
		}
	}

	/**
	 * Takes a model into service, in place of the version that served under its name. The
	 * old version is closed when the requests that use it are done.
	 */
	void put(ServedModel model) {
		release(this.models.put(model.name(), model));
	}

	/** The version of a model that is in service. */
	Optional<ServedModel> find(String name) {
		return Optional.ofNullable(this.models.get(name));
	}

	/**
	 * Takes a model out of service; it is closed when the requests that use it are done.
	 */
	void remove(String name) {
		release(this.models.remove(name));
	}

	/** Takes all models out of service. */
	void clear() {
		this.models.keySet().forEach(this::remove);
	}

	private static void release(@Nullable ServedModel model) {
		if (model != null) {
			model.release();
		}
	}

}
