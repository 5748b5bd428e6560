package dev.attune.serving;

import dev.attune.seq2seq.Constraint;
import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SearchLimits;
import dev.attune.text.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One version of a model, loaded. It counts its users and closes itself when the last one
 * is gone, so that a new version can take its place while batches still run.
 */
public final class ServedModel {

	/** How the subword that ends each sentence is shown. */
	public static final String END_OF_SENTENCE = "</s>";

	private final String name;

	private final int version;

	private final LoadedWeights weights;

	private final Map<Thread, BatchTranslator> translators = new ConcurrentHashMap<>();

	// the first user is the registry
	private final AtomicInteger users = new AtomicInteger(1);

	ServedModel(String name, int version, LoadedWeights weights) {
		this.name = name;
		this.version = version;
		this.weights = weights;
	}

	public String name() {
		return this.name;
	}

	public int version() {
		return this.version;
	}

	/** Language code of the texts it translates. */
	public String source() {
		return this.weights.config().source();
	}

	/** Language code of its translations. */
	public String target() {
		return this.weights.config().target();
	}

	/** Where its search gives up. */
	public SearchLimits limits() {
		return this.weights.config().limits();
	}

	/**
	 * Source tokens of a sentence, its end-of-sentence token included. To be called
	 * within a {@link Lease}.
	 * @throws ModelUnavailableException if the model was still to be loaded and cannot be
	 */
	public int[] encode(String sentence) {
		return this.weights.encode(sentence);
	}

	/**
	 * The sentence in the form that its tokens are cut from. To be called within a
	 * {@link Lease}.
	 */
	public String normalize(String sentence) {
		return this.weights.normalize(sentence);
	}

	/**
	 * Whether it has subwords for all of a text and may have learned it, or only its
	 * bytes. To be called within a {@link Lease}.
	 */
	public boolean spells(String text) {
		return this.weights.spells(text);
	}

	/** The text of a hypothesis. To be called within a {@link Lease}. */
	public String decode(Hypothesis hypothesis) {
		return this.weights.decode(hypothesis.tokens());
	}

	/**
	 * The stretch of text that each token stands for: of the normalised sentence if they
	 * are source tokens, of the decoded text if they are a hypothesis's. To be called
	 * within a {@link Lease}.
	 */
	public List<Span> spans(int[] tokens) {
		return this.weights.spans(tokens);
	}

	/**
	 * The subwords behind tokens as the text that they stand for; the bytes of one
	 * character are all that character. To be called within a {@link Lease}.
	 */
	public List<String> subwords(int[] tokens) {
		String text = this.weights.decode(tokens);
		return spans(tokens).stream()
			.map((span) -> (span.length() == 0) ? END_OF_SENTENCE : text.substring(span.start(), span.end()))
			.toList();
	}

	/**
	 * A term that is to stand in the translation, letter by letter as it is given. To be
	 * called within a {@link Lease}.
	 * @param begin first source token that it stands for
	 * @param end behind the last of them
	 */
	public Constraint constraint(int begin, int end, String term) {
		return this.weights.constraint(begin, end, term);
	}

	/**
	 * Whether its weights are in memory; those of some are not until the first request.
	 */
	boolean isLoaded() {
		return this.weights.isLoaded();
	}

	/** Why it could not be loaded when that was last tried. */
	Optional<String> problem() {
		return this.weights.problem();
	}

	/** The translator of the calling thread, made when it first asks. */
	BatchTranslator translator() {
		return this.translators.computeIfAbsent(Thread.currentThread(), (thread) -> this.weights.newTranslator());
	}

	/** Becomes a user of the model, unless it is closed already. */
	boolean retain() {
		return this.users.getAndUpdate((count) -> (count == 0) ? 0 : count + 1) > 0;
	}

	/** Stops being a user. */
	void release() {
		if (this.users.decrementAndGet() == 0) {
			this.translators.values().forEach(BatchTranslator::close);
			this.weights.close();
		}
	}

	@Override
	public String toString() {
		return this.name + "/" + this.version + " (" + source() + " to " + target() + ")";
	}

}
