package dev.attune.bench;

import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.ModelConfig;
import dev.attune.seq2seq.SubwordTokenizer;
import dev.attune.seq2seq.TranslationModel;
import dev.attune.text.Normalizer;
import dev.attune.text.Segment;
import dev.attune.text.SentenceSplitter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a sentence costs besides its search, in microseconds: each benchmark goes round
 * the sentences, one an invocation. {@code request} is all of it together.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TextPathBenchmark {

	private static final List<String> USUAL = List.of("Two young, White males are outside near many bushes.",
			"A man in a blue shirt is standing on a ladder cleaning a window.",
			"Several men in hard hats are operating a giant pulley system.",
			"The quick brown fox didn't jump over the lazy dog, did it?",
			"A group of people sits at a long table in front of a large window and talks.");

	/** Directory of the model whose subwords are taken. */
	@Param("models/en-de/1")
	public String model = "";

	/** A file with sentences, one a line, or nothing for a few that are usual. */
	@Param("")
	public String input = "";

	private final SentenceSplitter splitter = new SentenceSplitter(500);

	private List<String> sentences = List.of();

	private String language = "";

	@SuppressWarnings("NullAway.Init")
	private Normalizer normalizer;

	@SuppressWarnings("NullAway.Init")
	private SubwordTokenizer tokenizer;

	private List<String> normalized = List.of();

	private List<int[]> tokens = List.of();

	private int next;

	@Setup
	public void prepare() throws IOException, InvalidModelException {
		Path directory = Path.of(this.model);
		ModelConfig config = ModelConfig.read(directory.resolve(ModelConfig.FILE));
		this.sentences = this.input.isBlank() ? USUAL : read(Path.of(this.input));
		this.language = config.source();
		this.normalizer = Normalizer.of(config.sourceNormalization());
		this.tokenizer = SubwordTokenizer.load(directory.resolve(TranslationModel.TOKENIZER_FILE));
		this.normalized = this.sentences.stream().map(this.normalizer::normalize).toList();
		this.tokens = this.normalized.stream().map(this.tokenizer::encode).toList();
	}

	private static List<String> read(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file);
				InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
			return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.isBlank())
				.toList();
		}
	}

	@TearDown
	public void close() {
		this.tokenizer.close();
	}

	@Benchmark
	public List<Segment> split() {
		return this.splitter.split(next(this.sentences), this.language);
	}

	@Benchmark
	public String normalize() {
		return this.normalizer.normalize(next(this.sentences));
	}

	@Benchmark
	public int[] encode() {
		return this.tokenizer.encode(next(this.normalized));
	}

	@Benchmark
	public String decode() {
		return this.tokenizer.decode(next(this.tokens));
	}

	/** The tokens that are decoded stand for those of a translation. */
	@Benchmark
	public int request() {
		int length = 0;
		for (Segment segment : this.splitter.split(next(this.sentences), this.language)) {
			int[] encoded = this.tokenizer.encode(this.normalizer.normalize(segment.text()));
			length += this.tokenizer.decode(encoded).length();
		}
		return length;
	}

	private <T> T next(List<T> all) {
		this.next = (this.next + 1) % all.size();
		return all.get(this.next);
	}

}
