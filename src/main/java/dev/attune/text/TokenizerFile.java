package dev.attune.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Hugging Face {@code tokenizer.json} of a byte-pair encoding.
 *
 * <p>
 * Token ids: padding, begin and end of sentence, the 256 bytes, then the subwords. The
 * special tokens are plain vocabulary entries that no text can spell, since pieces keep
 * punctuation and letters apart; declared as added tokens they would be found in the text
 * of a user who writes {@code </s>}. A word carries the space before it, so decoding is
 * plain concatenation.
 */
public final class TokenizerFile {

	static final List<String> SPECIALS = List.of("<pad>", "<s>", "</s>");

	static final int FIRST_SUBWORD = SPECIALS.size() + 256;

	/**
	 * Words, single digits and single marks, each with the one space before it. Written
	 * so that java.util.regex and Oniguruma, which the tokenizer library uses, read it
	 * alike; possessive, so that neither recurses on long input.
	 */
	static final Pattern PIECE = Pattern
		.compile(" ?[\\p{L}\\p{M}]++(?:['’][\\p{L}\\p{M}]++)*+" + "| ?\\p{Nd}" + "| ?[^ \\p{L}\\p{M}\\p{Nd}]" + "| ");

	private static final String VOCABULARY = "vocab";

	private static final String MERGES = "merges";

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private TokenizerFile() {
	}

	/**
	 * Whether the content of a file differs from those written here in its subwords and
	 * merges only. The library that runs it obeys whatever patterns and tables it holds,
	 * so a file of unknown origin must not bring its own.
	 */
	public static boolean isOfThisForm(JsonNode content) {
		if (!(content instanceof ObjectNode file && file.get("model") instanceof ObjectNode)) {
			return false;
		}
		ObjectNode frame = file.deepCopy();
		((ObjectNode) frame.get("model")).remove(List.of(VOCABULARY, MERGES));
		return frame.equals(frame());
	}

	static void write(Path file, List<String> subwords, List<BytePairs.Merge> merges) throws IOException {
		ObjectNode root = frame();
		addSubwords((ObjectNode) root.get("model"), subwords, merges);
		// the same line ends on every system
		DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
		try (OutputStream out = Files.newOutputStream(file)) {
			JsonMapper.shared().writer().with(printer).writeValue(out, root);
		}
		catch (JacksonException exception) {
			throw new IOException(file + ": " + exception.getOriginalMessage(), exception);
		}
	}

	/** Everything but the subwords and their merges. */
	private static ObjectNode frame() {
		ObjectNode root = NODES.objectNode();
		root.put("version", "1.0");
		root.putNull("truncation");
		root.putNull("padding");
		root.putArray("added_tokens");
		root.putObject("normalizer").put("type", "Prepend").put("prepend", " ");
		ObjectNode split = root.putObject("pre_tokenizer").put("type", "Split");
		split.putObject("pattern").put("Regex", PIECE.pattern());
		split.put("behavior", "Isolated").put("invert", false);
		root.putNull("post_processor");
		ArrayNode decoders = root.putObject("decoder").put("type", "Sequence").putArray("decoders");
		decoders.addObject().put("type", "ByteFallback");
		decoders.addObject().put("type", "Fuse");
		decoders.addObject().put("type", "Strip").put("content", " ").put("start", 1).put("stop", 0);
		ObjectNode model = root.putObject("model");
		model.put("type", "BPE");
		model.putNull("dropout");
		model.putNull("unk_token");
		model.putNull("continuing_subword_prefix");
		model.putNull("end_of_word_suffix");
		model.put("fuse_unk", false);
		model.put("byte_fallback", true);
		model.put("ignore_merges", false);
		return root;
	}

	private static void addSubwords(ObjectNode model, List<String> subwords, List<BytePairs.Merge> merges) {
		ObjectNode vocabulary = model.putObject(VOCABULARY);
		SPECIALS.forEach((token) -> vocabulary.put(token, vocabulary.size()));
		for (int value = 0; value < 256; value++) {
			vocabulary.put("<0x%02X>".formatted(value), vocabulary.size());
		}
		subwords.forEach((token) -> vocabulary.put(token, vocabulary.size()));
		ArrayNode pairs = model.putArray(MERGES);
		merges.forEach((merge) -> pairs.addArray().add(merge.left()).add(merge.right()));
	}

}
