package dev.attune.serving;

import dev.attune.seq2seq.Constraint;
import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.ModelConfig;
import dev.attune.seq2seq.ModelSizes;
import dev.attune.seq2seq.SearchBatch;
import dev.attune.seq2seq.SearchLimits;
import dev.attune.text.Span;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A model without an engine: a token is a character, and a translation is the source,
 * once or more often; alternatives have it four times as often. It fails on every batch
 * that holds an exclamation mark.
 */
class FakeWeights implements LoadedWeights {

	/** Sizes of the batches that were translated or failed. */
	final Queue<Integer> batches = new ConcurrentLinkedQueue<>();

	final AtomicInteger closed = new AtomicInteger();

	final AtomicInteger translators = new AtomicInteger();

	/** Counted down when the first batch has begun. */
	final CountDownLatch begun = new CountDownLatch(1);

	/** Batches wait for it. */
	final CountDownLatch gate;

	private final String source;

	private final String target;

	private final int times;

	FakeWeights() {
		this(new CountDownLatch(0));
	}

	FakeWeights(CountDownLatch gate) {
		this(gate, "en", "zh", 1);
	}

	/**
	 * A model for two languages.
	 * @param times how often it writes a sentence
	 */
	FakeWeights(String source, String target, int times) {
		this(new CountDownLatch(0), source, target, times);
	}

	private FakeWeights(CountDownLatch gate, String source, String target, int times) {
		this.gate = gate;
		this.source = source;
		this.target = target;
		this.times = times;
	}

	@Override
	public ModelConfig config() {
		return new ModelConfig(1, "fake", new ModelSizes(1, 1, 1, 1), this.source, this.target, List.of(), List.of(),
				new SearchLimits(2, List.of(4, 4, 5, 7, 9, 11, 13, 15)));
	}

	@Override
	public int[] encode(String sentence) {
		return sentence.chars().toArray();
	}

	@Override
	public String normalize(String sentence) {
		return sentence;
	}

	@Override
	public boolean spells(String text) {
		return true;
	}

	@Override
	public String decode(int[] tokens) {
		return new String(tokens, 0, tokens.length);
	}

	@Override
	public List<Span> spans(int[] tokens) {
		return IntStream.range(0, tokens.length).mapToObj((i) -> new Span(i, i + 1)).toList();
	}

	@Override
	public Constraint constraint(int begin, int end, String term) {
		return new Constraint(begin, end, encode(term), encode(term));
	}

	@Override
	public BatchTranslator newTranslator() {
		this.translators.incrementAndGet();
		return new BatchTranslator() {

			@Override
			public List<List<Hypothesis>> translate(SearchBatch batch) throws InterruptedException {
				return FakeWeights.this.translate(batch);
			}

			@Override
			public void close() {
				FakeWeights.this.translators.decrementAndGet();
			}

		};
	}

	@Override
	public void close() {
		this.closed.incrementAndGet();
	}

	private List<List<Hypothesis>> translate(SearchBatch batch) throws InterruptedException {
		this.batches.add(batch.sources().size());
		this.begun.countDown();
		this.gate.await();
		if (batch.sources().stream().anyMatch((source) -> decode(source).contains("!"))) {
			throw new IllegalStateException("cannot translate this");
		}
		return IntStream.range(0, batch.sources().size())
			.mapToObj((i) -> replaced(batch.sources().get(i), batch.constraints().get(i)))
			.map((source) -> IntStream.rangeClosed(1, batch.options().nBest())
				.mapToObj((rank) -> hypothesis(source, (rank == 1) ? this.times : 4 * this.times))
				.toList())
			.toList();
	}

	private static Hypothesis hypothesis(int[] source, int times) {
		int length = times * source.length;
		// each token looks at itself, and the end at the last
		float[][] attention = new float[length + 1][source.length];
		for (int t = 0; t <= length && length > 0; t++) {
			attention[t][(t < length) ? t % source.length : source.length - 1] = 1;
		}
		return new Hypothesis(IntStream.range(0, length).map((t) -> source[t % source.length]).toArray(), 0,
				new float[length + 1], attention);
	}

	private int[] replaced(int[] source, List<Constraint> constraints) {
		StringBuilder text = new StringBuilder(decode(source));
		constraints.reversed().forEach((term) -> text.replace(term.begin(), term.end(), decode(term.tokens())));
		return encode(text.toString());
	}

}
