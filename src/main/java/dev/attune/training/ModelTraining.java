package dev.attune.training;

import ai.djl.inference.Predictor;
import dev.attune.corpus.SentencePair;
import dev.attune.seq2seq.Architecture;
import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.ModelConfig;
import dev.attune.seq2seq.ModelSizes;
import dev.attune.seq2seq.SearchBatch;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.seq2seq.SubwordTokenizer;
import dev.attune.seq2seq.TrainableModel;
import dev.attune.seq2seq.TranslationModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * A training from the corpus files to the whole directory of a model version, with its
 * scores and its card.
 */
public final class ModelTraining {

	/** Sample translations in the card. */
	private static final int SAMPLES = 10;

	private final TrainingRequest request;

	private final TrainingListener listener;

	public ModelTraining(TrainingRequest request, TrainingListener listener) {
		this.request = request;
		this.listener = listener;
	}

	/**
	 * Trains and writes all files of the version into a directory.
	 * @param directory an empty directory
	 * @throws dev.attune.corpus.CorpusException if a corpus cannot be read or is too
	 * small
	 */
	public TrainingOutcome run(Path directory) throws IOException {
		Path prepared = directory.resolve("corpus");
		try (PreparedCorpus corpus = new CorpusPreparation(this.request, this.listener).prepare(prepared)) {
			this.listener.prepared(corpus);
			return run(directory, corpus);
		}
		finally {
			FileSystemUtils.deleteRecursively(prepared);
		}
	}

	private TrainingOutcome run(Path directory, PreparedCorpus corpus) throws IOException {
		Files.copy(corpus.tokenizer(), directory.resolve(TranslationModel.TOKENIZER_FILE));
		Architecture architecture = Architecture.of(this.request.architecture());
		ModelSizes sizes = this.request.sizes().withVocabulary(corpus.vocabulary());
		new ModelConfig(ModelConfig.FORMAT_VERSION, architecture.id(), sizes, this.request.source(),
				this.request.target(), corpus.sourceNormalization(), corpus.targetNormalization(), corpus.limits())
			.write(directory.resolve(ModelConfig.FILE));
		TrainingSummary summary = train(directory, corpus, architecture, sizes);
		TrainingOutcome outcome = test(directory, corpus, summary);
		new VersionMetrics(this.request, corpus, outcome).write(directory);
		return outcome;
	}

	private TrainingSummary train(Path directory, PreparedCorpus corpus, Architecture architecture, ModelSizes sizes)
			throws IOException {
		try (SubwordTokenizer tokenizer = SubwordTokenizer.load(corpus.tokenizer());
				TrainableModel model = TrainableModel.create(architecture, sizes, this.request.options().seed())) {
			return new Trainer(this.request.options(), corpus, this.request.target(), tokenizer, this.listener)
				.train(model, directory.resolve(TranslationModel.WEIGHTS_FILE));
		}
	}

	/** Scores what was written, as it will be served. */
	private TrainingOutcome test(Path directory, PreparedCorpus corpus, TrainingSummary summary) throws IOException {
		List<SentencePair> test = corpus.testPairs();
		try (TranslationModel model = TranslationModel.load(directory);
				Predictor<SearchBatch, List<List<Hypothesis>>> predictor = model.newPredictor()) {
			List<String> hypotheses = BatchSearch
				.best(predictor, test.stream().map((pair) -> model.encode(pair.source())).toList(),
						SearchOptions.DEFAULT)
				.stream()
				.map(model::decode)
				.toList();
			Scores scores = Scores.of(hypotheses, test.stream().map(SentencePair::target).toList(),
					this.request.target());
			List<TrainingOutcome.Sample> samples = new ArrayList<>();
			int count = Math.min(SAMPLES, test.size());
			for (int i = 0; i < count; i++) {
				int row = (int) ((i + 0.5) * test.size() / count);
				samples.add(new TrainingOutcome.Sample(test.get(row).source(), test.get(row).target(),
						hypotheses.get(row)));
			}
			return new TrainingOutcome(summary, scores, samples);
		}
		catch (InvalidModelException exception) {
			throw new IllegalStateException("the model just written does not load", exception);
		}
	}

}
