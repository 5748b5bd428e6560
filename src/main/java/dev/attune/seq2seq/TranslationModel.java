package dev.attune.seq2seq;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDManager;
import dev.attune.text.Normalizer;
import dev.attune.text.Spacing;
import dev.attune.text.Span;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;

/**
 * One version of a model, loaded for translation. Its weights are held once, whatever the
 * number of predictors. Thread-safe, but for each {@link Predictor}, which belongs to one
 * thread.
 */
public final class TranslationModel implements AutoCloseable {

	/** The file with the weights. */
	public static final String WEIGHTS_FILE = "model.safetensors";

	/** The file with the subwords. */
	public static final String TOKENIZER_FILE = "tokenizer.json";

	private final ModelConfig config;

	private final Precision precision;

	private final Normalizer normalizer;

	private final SubwordTokenizer tokenizer;

	private final TorchProgram program;

	private final boolean spaced;

	private final TermSpacing spacing;

	private TranslationModel(ModelConfig config, Precision precision, Normalizer normalizer, SubwordTokenizer tokenizer,
			TorchProgram program) {
		this.config = config;
		this.precision = precision;
		this.normalizer = normalizer;
		this.tokenizer = tokenizer;
		this.program = program;
		this.spaced = Spacing.separatesWords(config.target());
		this.spacing = TermSpacing.of(tokenizer.tokens(), this.spaced);
	}

	/** As {@link #load(Path, LoadOptions)} with the usual options. */
	public static TranslationModel load(Path directory) throws InvalidModelException {
		return load(directory, LoadOptions.USUAL);
	}

	/**
	 * Loads the version in a directory: {@code config.json}, {@code model.safetensors}
	 * and {@code tokenizer.json}.
	 * @throws InvalidModelException if a file is missing, malformed or of a format
	 * version this code does not know
	 */
	public static TranslationModel load(Path directory, LoadOptions options) throws InvalidModelException {
		Lock loading = NativeEngine.loading();
		loading.lock();
		try {
			ModelConfig config = ModelConfig.read(directory.resolve(ModelConfig.FILE));
			Normalizer normalizer = Normalizer.of(config.sourceNormalization());
			Architecture architecture = Architecture.of(config.architecture());
			SubwordTokenizer tokenizer = SubwordTokenizer.load(directory.resolve(TOKENIZER_FILE));
			try {
				if (tokenizer.vocabularySize() != config.sizes().vocabulary()) {
					throw new InvalidModelException("%s: %s has %d subwords, %s says %d".formatted(directory,
							TOKENIZER_FILE, tokenizer.vocabularySize(), ModelConfig.FILE, config.sizes().vocabulary()));
				}
				Precision used = Objects.requireNonNullElseGet(options.precision(), () -> Precision.of(config.sizes()));
				TorchProgram program = prepared(architecture, config.sizes(), directory.resolve(WEIGHTS_FILE), used,
						options.shortlist());
				return new TranslationModel(config, used, normalizer, tokenizer, program);
			}
			catch (IOException | InvalidModelException | RuntimeException exception) {
				tokenizer.close();
				throw exception;
			}
		}
		catch (NoSuchFileException exception) {
			throw new InvalidModelException("missing file " + exception.getFile(), exception);
		}
		catch (IOException exception) {
			throw new InvalidModelException(directory + ": " + exception.getMessage(), exception);
		}
		catch (IllegalArgumentException exception) {
			throw new InvalidModelException(directory + ": " + exception.getMessage(), exception);
		}
		finally {
			loading.unlock();
		}
	}

	private static TorchProgram prepared(Architecture architecture, ModelSizes sizes, Path weights, Precision precision,
			boolean shortlist) throws IOException, InvalidModelException {
		TorchProgram program = TorchProgram.searching(architecture);
		try {
			// from here on only the program holds the weights, and drops each when it has
			// made of it what it keeps
			try (NDManager manager = program.newManager()) {
				program.bind("bind", Weights.read(manager, weights, architecture.shapes(sizes)).arrays());
			}
			if (shortlist) {
				Shortlist.read(weights, sizes.vocabulary()).ifPresent((list) -> list.use(program));
			}
			try (NDManager manager = program.newManager()) {
				program.call(manager, "prepare", manager.create(precision == Precision.INT8));
			}
			return program;
		}
		catch (IOException | InvalidModelException | RuntimeException exception) {
			program.close();
			throw exception;
		}
	}

	public ModelConfig config() {
		return this.config;
	}

	/** The numbers that its matrix products multiply. */
	public Precision precision() {
		return this.precision;
	}

	/**
	 * Source tokens of a sentence: normalised, cut into subwords, closed by the
	 * end-of-sentence token.
	 */
	public int[] encode(String sentence) {
		return closed(this.tokenizer.encode(normalize(sentence)));
	}

	/** The sentence in the form that its tokens are cut from. */
	public String normalize(String sentence) {
		return this.normalizer.normalize(sentence);
	}

	/** Whether it has subwords for all of a text; otherwise some of it becomes bytes. */
	public boolean spells(String text) {
		return this.tokenizer.spells(normalize(text));
	}

	/**
	 * A term that is to stand in the translation, letter by letter as it is given.
	 * @param begin first source token that it stands for
	 * @param end behind the last of them
	 * @param term one word or more, without white space around it
	 */
	public Constraint constraint(int begin, int end, String term) {
		int[] apart = this.tokenizer.encode(term);
		int[] inside = this.tokenizer.encodeInside(term);
		return this.spaced ? new Constraint(begin, end, apart, inside) : new Constraint(begin, end, inside, apart);
	}

	/** The text of target tokens. */
	public String decode(int[] tokens) {
		return this.tokenizer.decode(tokens);
	}

	/** The stretch of {@link #decode}'s text that each token stands for. */
	public List<Span> spans(int[] tokens) {
		return this.tokenizer.spans(tokens);
	}

	/** The subword behind a token id, for people to read. */
	public String token(int id) {
		return this.tokenizer.token(id);
	}

	/**
	 * A predictor over the shared weights, for one thread; each answer holds
	 * {@code nBest} hypotheses a sentence.
	 */
	public Predictor<SearchBatch, List<List<Hypothesis>>> newPredictor() {
		return this.program.newPredictor(new SearchTranslator(this.config.limits(), this.spacing));
	}

	/** A search over the shared weights, for one thread, that hides the engine. */
	public Searcher newSearcher() {
		return new Searcher(newPredictor());
	}

	/** Tokens and the end-of-sentence token behind them. */
	public static int[] closed(int[] tokens) {
		int[] closed = Arrays.copyOf(tokens, tokens.length + 1);
		closed[tokens.length] = SubwordTokenizer.EOS;
		return closed;
	}

	@Override
	public void close() {
		this.program.close();
		this.tokenizer.close();
	}

}
