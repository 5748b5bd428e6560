package dev.attune.training;

import dev.attune.corpus.CorpusReport;
import dev.attune.corpus.DropReason;
import dev.attune.seq2seq.ModelSizes;
import dev.attune.seq2seq.SearchOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what is to be known of a trained version beside its weights:
 * {@code metrics.json} for programs and {@code README.md}, the model card, for people.
 */
record VersionMetrics(TrainingRequest request, TrainingSummary training, TrainingOutcome outcome) {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.enable(SerializationFeature.INDENT_OUTPUT)
		.build();

	private static final int SAMPLES = 10;

	void write(Path directory) throws IOException {
		Map<String, Object> metrics = new LinkedHashMap<>();
		metrics.put("test", this.outcome.scores());
		if (this.request.baseline() != null) {
			metrics.put("baseline", new Compared(name(this.request.baseline()), this.outcome.baseline()));
		}
		if (this.request.parent() != null) {
			metrics.put("parent", name(this.request.parent()));
		}
		if (this.outcome.oldTest() != null) {
			metrics.put("old_test", this.outcome.oldTest());
		}
		metrics.put("corpus", withoutExamples());
		metrics.put("split", this.outcome.corpus().split());
		metrics.put("training", this.training);
		metrics.put("options", this.request.options());
		metrics.put("samples", this.outcome.samples());
		Files.write(directory.resolve("metrics.json"), MAPPER.writeValueAsBytes(metrics));
		Files.writeString(directory.resolve("README.md"), card());
	}

	private String card() {
		TrainingSummary summary = this.training;
		TrainingRequest.DataStatement data = this.request.data();
		StringBuilder card = new StringBuilder();
		card.append(text("# %s to %s%n%n", this.request.source(), this.request.target()));
		ModelSizes sizes = this.request.sizes();
		card.append(text("A `%s` model of Attune: %,d subwords, embeddings %d, GRU %d, attention %d wide.%n%n",
				this.request.architecture(), this.outcome.corpus().vocabulary(), sizes.embedding(), sizes.hidden(),
				sizes.attention()));
		if (this.request.parent() != null) {
			String relation = (summary.best().update() == 0) ? "Its weights are those of" : "It goes on from";
			card.append(text("%s `%s`, which was trained before.%n%n", relation, name(this.request.parent())));
		}
		card.append(text("## Data%n%n%s%n%n- Licence: %s%n- Attribution: %s%n- %s%n- %s%n%n", data.name(),
				data.licence(), data.attribution(), this.outcome.corpus().split(), cleaning()));
		card.append(text(
				"## Scores%n%nOn the test part, of which no sentence of either side stands in training, beam %d, references normalised as the training text was unless the part was given:%n%n%s.%n%n",
				SearchOptions.DEFAULT.beam(), this.outcome.scores()));
		card.append(comparison());
		card.append(text("| source | reference | translation |%n|---|---|---|%n"));
		this.outcome.samples()
			.stream()
			.limit(SAMPLES)
			.forEach((sample) -> card.append(text("| %s | %s | %s |%n", cell(sample.source()), cell(sample.reference()),
					cell(sample.translation()))));
		card.append(text(
				"%n## Training%n%n%,d updates, %,d target tokens, %d min %d s, seed %d. To train it again:%n%n```%n%s%n```%n",
				summary.updates(), summary.targetTokens(), summary.duration().toMinutes(),
				summary.duration().toSecondsPart(), this.request.options().seed(), data.command()));
		return card.toString();
	}

	/** The scores of other versions on the same test parts. */
	private String comparison() {
		StringBuilder lines = new StringBuilder();
		if (this.request.baseline() != null && this.outcome.baseline() != null) {
			lines.append(
					text("On the same part, `%s`: %s.%n%n", name(this.request.baseline()), this.outcome.baseline()));
		}
		TrainingOutcome.OldTest oldTest = this.outcome.oldTest();
		if (this.request.parent() != null && oldTest != null) {
			lines.append(text("On the test part of the training of `%s`, before: %s; after: %s.%n%n",
					name(this.request.parent()), oldTest.before(), oldTest.after()));
		}
		return lines.toString();
	}

	/** A version's model and number, which are the last names of its directory. */
	private static String name(Path version) {
		int names = version.getNameCount();
		return version.subpath(Math.max(0, names - 2), names).toString().replace('\\', '/');
	}

	private CorpusReport withoutExamples() {
		CorpusReport report = this.outcome.corpus().report();
		Map<DropReason, CorpusReport.Dropped> counts = new EnumMap<>(DropReason.class);
		report.dropped()
			.forEach((reason, dropped) -> counts.put(reason, new CorpusReport.Dropped(dropped.count(), List.of())));
		return new CorpusReport(report.read(), report.kept(), counts, report.sourceCharacters(),
				report.targetCharacters());
	}

	/** What cleaning dropped, without its examples: they may be confidential. */
	private String cleaning() {
		CorpusReport report = this.outcome.corpus().report();
		String dropped = report.dropped()
			.entrySet()
			.stream()
			.map((reason) -> text("%s %,d", reason.getKey().label(), reason.getValue().count()))
			.collect(Collectors.joining(", "));
		return text("Cleaning kept %,d of %,d pairs; dropped: %s", report.kept(), report.read(),
				dropped.isEmpty() ? "none" : dropped);
	}

	/** As {@link String#formatted}, the same in every locale. */
	@SuppressWarnings("AnnotateFormatMethod")
	private static String text(String format, Object... arguments) {
		return String.format(Locale.ROOT, format, arguments);
	}

	private static String cell(String text) {
		return text.replace("|", "\\|");
	}

	/**
	 * Another version's scores on the same test part.
	 *
	 * @param version its model and number
	 * @param scores of it
	 */
	private record Compared(String version, @Nullable Scores scores) {
	}

}
