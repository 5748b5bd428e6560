package dev.attune.seq2seq;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.attune.text.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cuts sentences into subwords and puts them together again, as a model's
 * {@code tokenizer.json} says. Thread-safe; after {@link #close()} every call fails with
 * an {@link IllegalStateException}.
 */
public final class SubwordTokenizer implements AutoCloseable {

	/** Fills the shorter sentences of a batch. */
	public static final int PAD = 0;

	/** Begins the target that the decoder is fed. */
	public static final int BOS = 1;

	/** Ends a sentence. */
	public static final int EOS = 2;

	private static final List<String> SPECIALS = List.of("<pad>", "<s>", "</s>");

	/** Without them the library truncates, pads, adds tokens and logs warnings. */
	private static final Map<String, String> OPTIONS = Map.of("addSpecialTokens", "false", "truncation", "false",
			"padding", "false");

	static {
		// before the library's classes load: it is to download and to report nothing
		System.setProperty("OPT_OUT_TRACKING", "true");
		System.setProperty("ai.djl.offline", "true");
	}

	private final HuggingFaceTokenizer tokenizer;

	private final String[] tokens;

	/** Holds back {@link #close()} while another thread is inside native code. */
	private final ReadWriteLock lock = new ReentrantReadWriteLock();

	private SubwordTokenizer(HuggingFaceTokenizer tokenizer, String[] tokens) {
		this.tokenizer = tokenizer;
		this.tokens = tokens;
	}

	/**
	 * Loads a tokenizer whose ids 0, 1 and 2 are padding, begin and end of sentence.
	 * @throws IOException if the file cannot be read or is no such tokenizer; the message
	 * names the file and the fault
	 */
	public static SubwordTokenizer load(Path tokenizerJson) throws IOException {
		byte[] json = Files.readAllBytes(tokenizerJson);
		String[] tokens = vocabulary(tokenizerJson, json);
		try {
			return new SubwordTokenizer(HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), OPTIONS),
					tokens);
		}
		catch (RuntimeException exception) {
			throw new IOException(tokenizerJson + ": not a tokenizer: " + exception.getMessage(), exception);
		}
	}

	private static String[] vocabulary(Path file, byte[] json) throws IOException {
		JsonNode vocabulary;
		try {
			vocabulary = JsonMapper.shared().readTree(json).at("/model/vocab");
		}
		catch (JacksonException exception) {
			throw new IOException(file + ": not JSON: " + exception.getOriginalMessage(), exception);
		}
		if (!vocabulary.isObject()) {
			throw new IOException(file + ": no object model.vocab");
		}
		String[] tokens = new String[vocabulary.size()];
		for (Map.Entry<String, JsonNode> entry : vocabulary.properties()) {
			int id = entry.getValue().asInt(-1);
			if (id < 0 || id >= tokens.length || tokens[id] != null) {
				throw new IOException("%s: model.vocab: the id of '%s' is %s, expected are 0 to %d, each once"
					.formatted(file, entry.getKey(), entry.getValue(), tokens.length - 1));
			}
			tokens[id] = entry.getKey();
		}
		List<String> first = Arrays.asList(tokens).subList(0, Math.min(tokens.length, SPECIALS.size()));
		if (!first.equals(SPECIALS)) {
			throw new IOException(
					"%s: model.vocab: the first tokens must be %s, not %s".formatted(file, SPECIALS, first));
		}
		return tokens;
	}

	/** Token ids of a normalised sentence, without special tokens, however long it is. */
	public int[] encode(String sentence) {
		return locked((handle) -> encode(handle, sentence));
	}

	/**
	 * Token ids of a text that stands inside a sentence, without the space that begins
	 * every sentence.
	 */
	int[] encodeInside(String text) {
		// a digit is never one token with what stands behind it
		int before = encode("1").length;
		int[] ids = encode("1" + text);
		return Arrays.copyOfRange(ids, before, ids.length);
	}

	/** As {@link #encode} does for each sentence. */
	public List<int[]> encodeAll(List<String> sentences) {
		return locked((handle) -> {
			List<int[]> encoded = new ArrayList<>(sentences.size());
			for (String sentence : sentences) {
				encoded.add(encode(handle, sentence));
			}
			return encoded;
		});
	}

	/**
	 * The text of token ids; padding, begin and end of sentence have none. Bytes that are
	 * not UTF-8 become U+FFFD.
	 * @throws IllegalArgumentException if an id is not of this vocabulary
	 */
	public String decode(int[] ids) {
		long[] known = Arrays.stream(ids).filter((id) -> checked(id) >= SPECIALS.size()).asLongStream().toArray();
		return locked((handle) -> TokenizersLibrary.LIB.decode(handle, known, false));
	}

	/** Whether it has subwords for all of a text; otherwise some of it becomes bytes. */
	public boolean spells(String text) {
		return Arrays.stream(encode(text)).noneMatch((id) -> TokenSpans.isByte(this.tokens[id]));
	}

	/**
	 * The stretch of {@link #decode}'s text that each id stands for. Those of one word
	 * follow upon each other, the space before it being part of it; the bytes of one
	 * character all stand for it.
	 * @throws IllegalArgumentException if an id is not of this vocabulary
	 */
	public List<Span> spans(int[] ids) {
		return TokenSpans
			.of(Arrays.stream(ids).mapToObj((id) -> (checked(id) < SPECIALS.size()) ? "" : token(id)).toList());
	}

	/**
	 * The subword behind an id, for people to read.
	 * @throws IllegalArgumentException if the id is not of this vocabulary
	 */
	public String token(int id) {
		return this.tokens[checked(id)];
	}

	/** The subwords by id. */
	List<String> tokens() {
		return List.of(this.tokens);
	}

	public int vocabularySize() {
		return this.tokens.length;
	}

	@Override
	public void close() {
		this.lock.writeLock().lock();
		try {
			this.tokenizer.close();
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	/**
	 * The wrapper's own encode fetches seven arrays a sentence, most of them objects per
	 * token; ids are all that the network wants.
	 */
	private static int[] encode(long handle, String sentence) {
		long encoding = TokenizersLibrary.LIB.encode(handle, sentence, false);
		try {
			return Arrays.stream(TokenizersLibrary.LIB.getTokenIds(encoding)).mapToInt(Math::toIntExact).toArray();
		}
		finally {
			TokenizersLibrary.LIB.deleteEncoding(encoding);
		}
	}

	private <T> T locked(Function<Long, T> call) {
		this.lock.readLock().lock();
		try {
			return call.apply(this.tokenizer.getHandle());
		}
		finally {
			this.lock.readLock().unlock();
		}
	}

	private int checked(int id) {
		if (id < 0 || id >= this.tokens.length) {
			throw new IllegalArgumentException(
					"token id %d is outside of the vocabulary of %d".formatted(id, this.tokens.length));
		}
		return id;
	}

}
