package dev.attune.training;

import dev.attune.seq2seq.ModelSizes;
import dev.attune.seq2seq.SearchOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what is to be known of a trained version beside its weights:
 * {@code metrics.json} for programs and {@code README.md}, the model card, for people.
 */
record VersionMetrics(TrainingRequest request, PreparedCorpus corpus, TrainingOutcome outcome) {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.enable(SerializationFeature.INDENT_OUTPUT)
		.build();

	void write(Path directory) throws IOException {
		Map<String, Object> metrics = new LinkedHashMap<>();
		metrics.put("test", this.outcome.scores());
		metrics.put("corpus", this.corpus.report());
		metrics.put("split", this.corpus.split().report());
		metrics.put("training", this.outcome.summary());
		metrics.put("options", this.request.options());
		metrics.put("samples", this.outcome.samples());
		Files.write(directory.resolve("metrics.json"), MAPPER.writeValueAsBytes(metrics));
		Files.writeString(directory.resolve("README.md"), card());
	}

	private String card() {
		TrainingSummary summary = this.outcome.summary();
		TrainingRequest.DataStatement data = this.request.data();
		StringBuilder card = new StringBuilder();
		card.append("# %s to %s%n%n".formatted(this.request.source(), this.request.target()));
		ModelSizes sizes = this.request.sizes();
		card.append("A `%s` model of Attune: %,d subwords, embeddings %d, GRU %d, attention %d wide.%n%n".formatted(
				this.request.architecture(), this.corpus.vocabulary(), sizes.embedding(), sizes.hidden(),
				sizes.attention()));
		card.append("## Data%n%n%s%n%n- Licence: %s%n- Attribution: %s%n- %s%n%n```%n%s%n```%n%n".formatted(data.name(),
				data.licence(), data.attribution(), this.corpus.split().report(),
				this.corpus.report().toString().strip()));
		card.append(
				"## Scores%n%nOn the test part, of which no sentence of either side stands in training, beam %d:%n%n%s.%n%n"
					.formatted(SearchOptions.DEFAULT.beam(), this.outcome.scores()));
		card.append("| source | reference | translation |%n|---|---|---|%n".formatted());
		for (TrainingOutcome.Sample sample : this.outcome.samples()) {
			card.append("| %s | %s | %s |%n".formatted(cell(sample.source()), cell(sample.reference()),
					cell(sample.hypothesis())));
		}
		card.append(
				"%n## Training%n%n%,d updates, %,d target tokens, %d min %d s, seed %d. To train it again:%n%n```%n%s%n```%n"
					.formatted(summary.updates(), summary.targetTokens(), summary.duration().toMinutes(),
							summary.duration().toSecondsPart(), this.request.options().seed(), data.command()));
		return card.toString();
	}

	private static String cell(String text) {
		return text.replace("|", "\\|");
	}

}
