package dev.attune.training;

import dev.attune.corpus.SentencePair;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.seq2seq.TranslationModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Scores a version, as it will be served, beside the versions it is to be compared with.
 */
final class VersionTest {

	/** Sample translations in the outcome. */
	private static final int SAMPLES = 20;

	private static final Pattern SEPARATORS = Pattern.compile("[\\t\\r\\n]");

	private final TrainingRequest request;

	private final PreparedCorpus corpus;

	private final TrainingListener listener;

	VersionTest(TrainingRequest request, PreparedCorpus corpus, TrainingListener listener) {
		this.request = request;
		this.corpus = corpus;
		this.listener = listener;
	}

	/**
	 * Translates the test parts.
	 * @param version directory of the version
	 * @throws InvalidModelException if a version to compare with does not load
	 */
	Result run(Path version) throws InvalidModelException {
		List<SentencePair> test = this.corpus.testPairs();
		List<String> translations = translate(version, test);
		List<String> baseline = (this.request.baseline() == null) ? null : translate(this.request.baseline(), test);
		return new Result(test, translations, baseline, this.request.target(), oldTest(version));
	}

	private TrainingOutcome.@Nullable OldTest oldTest(Path version) throws InvalidModelException {
		List<SentencePair> old = this.corpus.replayTestPairs();
		Path parent = this.request.parent();
		if (old.isEmpty() || parent == null) {
			return null;
		}
		return new TrainingOutcome.OldTest(Scores.ofPairs(translate(parent, old), old, this.request.target()),
				Scores.ofPairs(translate(version, old), old, this.request.target()));
	}

	private List<String> translate(Path version, List<SentencePair> pairs) throws InvalidModelException {
		try (TranslationModel model = TranslationModel.load(version)) {
			return BatchSearch.translate(model, pairs, SearchOptions.DEFAULT, () -> Stopped.check(this.listener));
		}
	}

	/**
	 * The test part and its translations, row by row.
	 *
	 * @param pairs sources and references
	 * @param translations of the new version
	 * @param baseline translations of the version to compare with, or none
	 * @param language of the translations
	 * @param oldTest scores on the parent's test part, if that was kept
	 */
	record Result(List<SentencePair> pairs, List<String> translations, @Nullable List<String> baseline, String language,
			TrainingOutcome.@Nullable OldTest oldTest) {

		TrainingOutcome outcome(TrainingSummary training, CorpusSummary corpus) {
			return new TrainingOutcome(Scores.ofPairs(this.translations, this.pairs, this.language),
					(this.baseline == null) ? null : Scores.ofPairs(this.baseline, this.pairs, this.language),
					this.oldTest, samples(), TrainingOutcome.Summary.of(training), corpus);
		}

		private List<TrainingOutcome.Sample> samples() {
			List<TrainingOutcome.Sample> samples = new ArrayList<>();
			int count = Math.min(SAMPLES, this.pairs.size());
			for (int i = 0; i < count; i++) {
				// evenly spread, for a corpus may be sorted by length
				int row = (int) ((i + 0.5) * this.pairs.size() / count);
				samples.add(new TrainingOutcome.Sample(this.pairs.get(row).source(), this.pairs.get(row).target(),
						this.translations.get(row), (this.baseline == null) ? null : this.baseline.get(row)));
			}
			return samples;
		}

		/** The test part as TSV with a header line. */
		byte[] table() {
			StringBuilder table = new StringBuilder("source\treference\ttranslation");
			table.append((this.baseline == null) ? "\n" : "\tbaseline\n");
			for (int row = 0; row < this.pairs.size(); row++) {
				table.append(cell(this.pairs.get(row).source())).append('\t');
				table.append(cell(this.pairs.get(row).target())).append('\t');
				table.append(cell(this.translations.get(row)));
				if (this.baseline != null) {
					table.append('\t').append(cell(this.baseline.get(row)));
				}
				table.append('\n');
			}
			return table.toString().getBytes(StandardCharsets.UTF_8);
		}

		private static String cell(String text) {
			return SEPARATORS.matcher(text).replaceAll(" ");
		}

	}

}
