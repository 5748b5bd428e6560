package dev.attune.translation;

import dev.attune.serving.Lease;
import dev.attune.serving.ServedModel;
import dev.attune.serving.ServedModels;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The models that lead from one language to another, leased: one, or two that meet in a
 * language between.
 */
final class Route implements AutoCloseable {

	private final Lease first;

	private final @Nullable Lease second;

	private Route(Lease first, @Nullable Lease second) {
		this.first = first;
		this.second = second;
	}

	/**
	 * Leases the model for a pair, or if there is none the two of the best way round.
	 * @param known the pairs to choose from, of the models in service
	 * @return empty if there is no way
	 */
	static Optional<Route> open(ServedModels models, Function<List<ServedModel>, LanguagePairs> known, String source,
			String target) {
		Optional<Lease> direct = models.lease((all) -> known.apply(all).find(source, target));
		if (direct.isPresent()) {
			return direct.map((lease) -> new Route(lease, null));
		}
		Optional<Lease> first = models.lease((all) -> {
			LanguagePairs pairs = known.apply(all);
			return pairs.pivot(source, target).flatMap((pivot) -> pairs.find(source, pivot));
		});
		return first.flatMap((lease) -> onward(models, known, lease, target));
	}

	// the second may have gone out of service since the first was chosen
	private static Optional<Route> onward(ServedModels models, Function<List<ServedModel>, LanguagePairs> known,
			Lease first, String target) {
		Optional<Lease> second = models.lease((all) -> known.apply(all).find(first.model().target(), target));
		if (second.isEmpty()) {
			first.close();
		}
		return second.map((lease) -> new Route(first, lease));
	}

	ServedModel first() {
		return this.first.model();
	}

	/** The model of the second half, if there is one. */
	Optional<ServedModel> second() {
		return Optional.ofNullable(this.second).map(Lease::model);
	}

	/** Code of the language between, if there is one. */
	@Nullable String pivot() {
		return (this.second != null) ? this.second.model().source() : null;
	}

	@Override
	public void close() {
		this.first.close();
		if (this.second != null) {
			this.second.close();
		}
	}

}
