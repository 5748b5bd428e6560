package dev.attune.serving;

import dev.attune.catalog.ModelCatalog;
import dev.attune.catalog.ModelVersion;
import dev.attune.seq2seq.Architecture;
import dev.attune.seq2seq.ModelConfig;
import dev.attune.seq2seq.ModelSizes;
import dev.attune.seq2seq.SearchLimits;
import dev.attune.seq2seq.SearchLimitsMeter;
import dev.attune.seq2seq.Shortlist;
import dev.attune.seq2seq.StepOptions;
import dev.attune.seq2seq.SubwordTokenizer;
import dev.attune.seq2seq.TrainableModel;
import dev.attune.seq2seq.TrainingBatch;
import dev.attune.seq2seq.TranslationModel;
import dev.attune.text.Normalizer;
import dev.attune.text.SubwordTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.IntStream;

/**
 * Publishes models that know a phrase book of a few sentences by heart, for tests with
 * the real engine. Each takes seconds to train, the first time that a phrase book is
 * asked for.
 */
public final class TinyModels {

	/** What the model {@code en-zh} knows. */
	public static final Map<String, String> ENGLISH_CHINESE = Map.of("Hello.", "你好。", "How are you?", "你好吗？",
			"Thank you.", "谢谢你。", "Goodbye.", "再见。");

	/** What the model {@code zh-en} knows. */
	public static final Map<String, String> CHINESE_ENGLISH = Map.of("你好。", "Hello.", "你好吗？", "How are you?", "谢谢你。",
			"Thank you.", "再见。", "Goodbye.");

	private static final List<String> FILES = List.of(TranslationModel.TOKENIZER_FILE, TranslationModel.WEIGHTS_FILE,
			ModelConfig.FILE);

	/** The files of the models that were trained for tests before, by their name. */
	private static final Map<PhraseBook, Map<String, byte[]>> TRAINED = new HashMap<>();

	private TinyModels() {
	}

	/** Trains a model on a phrase book and publishes it. */
	public static synchronized ModelVersion publish(Path models, String source, String target,
			Map<String, String> phrases) throws IOException {
		ModelCatalog catalog = new ModelCatalog(models);
		Path staged = catalog.beginVersion(source + "-" + target);
		PhraseBook book = new PhraseBook(source, target, phrases);
		Map<String, byte[]> trained = TRAINED.get(book);
		if (trained == null) {
			train(book, staged);
			trained = new HashMap<>();
			for (String file : FILES) {
				trained.put(file, Files.readAllBytes(staged.resolve(file)));
			}
			TRAINED.put(book, trained);
		}
		for (Entry<String, byte[]> file : trained.entrySet()) {
			Files.write(staged.resolve(file.getKey()), file.getValue());
		}
		return catalog.publish(staged);
	}

	private static void train(PhraseBook book, Path directory) throws IOException {
		Normalizer sourceNormalizer = Normalizer.forLanguage(book.source());
		Normalizer targetNormalizer = Normalizer.forLanguage(book.target());
		List<Entry<String, String>> pairs = book.phrases()
			.entrySet()
			.stream()
			.sorted(Entry.comparingByKey())
			.map((pair) -> Map.entry(sourceNormalizer.normalize(pair.getKey()),
					targetNormalizer.normalize(pair.getValue())))
			.toList();
		Path tokenizerFile = directory.resolve(TranslationModel.TOKENIZER_FILE);
		SubwordTrainer subwords = new SubwordTrainer(320);
		// twice, since a character seen once is spelled in bytes
		pairs.forEach((pair) -> List.of(pair.getKey(), pair.getValue(), pair.getKey(), pair.getValue())
			.forEach(subwords::add));
		subwords.write(tokenizerFile);
		try (SubwordTokenizer tokenizer = SubwordTokenizer.load(tokenizerFile)) {
			TrainingBatch batch = new TrainingBatch(
					pairs.stream().map((pair) -> tokens(tokenizer, pair.getKey())).toList(),
					pairs.stream().map((pair) -> tokens(tokenizer, pair.getValue())).toList());
			ModelSizes sizes = new ModelSizes(tokenizer.vocabularySize(), 32, 32, 32);
			train(sizes, batch, directory.resolve(TranslationModel.WEIGHTS_FILE));
			new ModelConfig(ModelConfig.FORMAT_VERSION, Architecture.GRU_ATTENTION.id(), sizes, book.source(),
					book.target(), sourceNormalizer.steps(), targetNormalizer.steps(), limits(batch))
				.write(directory.resolve(ModelConfig.FILE));
		}
	}

	private static SearchLimits limits(TrainingBatch batch) {
		SearchLimitsMeter meter = new SearchLimitsMeter();
		for (int i = 0; i < batch.sources().size(); i++) {
			meter.add(batch.sources().get(i), batch.targets().get(i));
		}
		return meter.limits();
	}

	private static void train(ModelSizes sizes, TrainingBatch batch, Path weights) throws IOException {
		try (TrainableModel model = TrainableModel.create(Architecture.GRU_ATTENTION, sizes, 1)) {
			for (int update = 1; update <= 300; update++) {
				model.step(batch, new StepOptions(update, (update <= 200) ? 0.01 : 0.001, 1, 0, 0, 0));
			}
			// any token may stand in any translation
			int[] all = IntStream.range(0, sizes.vocabulary()).toArray();
			model.writeAverage(weights, new Shortlist(all, new int[sizes.vocabulary()][1]));
		}
	}

	private static int[] tokens(SubwordTokenizer tokenizer, String sentence) {
		return TranslationModel.closed(tokenizer.encode(sentence));
	}

	/** What a model is trained on. */
	private record PhraseBook(String source, String target, Map<String, String> phrases) {
	}

}
