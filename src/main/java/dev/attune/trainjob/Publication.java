package dev.attune.trainjob;

import dev.attune.catalog.ModelCatalog;
import dev.attune.catalog.ModelVersion;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Puts a trained version into service if it is good enough.
 */
final class Publication {

	/** Where it is written down who changed what; the job tells by whose key it is. */
	private static final Logger audit = LoggerFactory.getLogger("audit");

	private final ModelCatalog catalog;

	private final double maxOldLoss;

	Publication(ModelCatalog catalog, double maxOldLoss) {
		this.catalog = catalog;
		this.maxOldLoss = maxOldLoss;
	}

	/**
	 * Activates the version if that is wanted.
	 * @param outcome scores of the new version and of the one that serves, on the same
	 * test part
	 * @return what was decided, and why
	 */
	String activate(ModelVersion version, Activation wanted, @Nullable JsonNode outcome) throws IOException {
		Verdict verdict = switch (wanted) {
			case ALWAYS -> new Verdict(true, "as asked for");
			case NEVER -> new Verdict(false, "as asked for");
			case IF_BETTER -> compare(outcome);
		};
		if (verdict.good()) {
			this.catalog.activate(version.model(), version.number());
			audit.info("done: a job activated {}/{}, {}", version.model(), version.number(), verdict.reason());
			return "activated: " + verdict.reason();
		}
		boolean only = this.catalog.active(version.model()).filter(version::equals).isPresent();
		return only ? "active: the model has no other version" : "not activated: " + verdict.reason();
	}

	private Verdict compare(@Nullable JsonNode outcome) {
		if (outcome == null || !outcome.path("baseline").isObject()) {
			return new Verdict(true, "no other version serves");
		}
		double before = outcome.at("/baseline/chrf").asDouble();
		double after = outcome.at("/scores/chrf").asDouble();
		String scores = text("chrF2 %.2f on the test part, %.2f before", after, before);
		if (outcome.path("oldTest").isObject()) {
			double oldBefore = outcome.at("/oldTest/before/chrf").asDouble();
			double oldAfter = outcome.at("/oldTest/after/chrf").asDouble();
			scores += text("; %.2f on its parent's test part, %.2f before", oldAfter, oldBefore);
			if (oldAfter < oldBefore - this.maxOldLoss) {
				return new Verdict(false, scores + text(": it lost more than %.1f there", this.maxOldLoss));
			}
		}
		return new Verdict(after > before, scores);
	}

	@SuppressWarnings("AnnotateFormatMethod")
	private static String text(String format, Object... arguments) {
		return String.format(Locale.ROOT, format, arguments);
	}

	/**
	 * What a comparison came to.
	 *
	 * @param good whether the new version shall serve
	 * @param reason in words
	 */
	private record Verdict(boolean good, String reason) {
	}

}
