package dev.attune.seq2seq;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The target tokens that a translation may consist of, by the tokens of its source: for a
 * sentence far fewer than there are, so that the output layer costs less (Jean et al.
 * 2015; L'Hostis et al. 2016).
 *
 * @param common tokens that any translation may have; those of no text (padding,
 * beginning and end of a sentence) are always among them
 * @param translations for each source token as many others, filled up with padding [V,k]
 */
public record Shortlist(int[] common, int[][] translations) {

	private static final String COMMON = "shortlist.common";

	private static final String TRANSLATIONS = "shortlist.translations";

	/** Any number that is far beyond what is of use. */
	private static final int MAX_WIDTH = 1000;

	/** Whether a tensor of {@code model.safetensors} belongs to a short list. */
	static boolean isPart(String name) {
		return name.equals(COMMON) || name.equals(TRANSLATIONS);
	}

	/**
	 * The short list beside the weights of a version.
	 * @param vocabulary number of tokens
	 * @return the short list, empty for a version that has none
	 * @throws InvalidModelException if it is malformed or lists tokens that are not there
	 */
	public static Optional<Shortlist> read(Path weights, int vocabulary) throws IOException, InvalidModelException {
		long[] common = Safetensors.shape(weights, COMMON);
		long[] translations = Safetensors.shape(weights, TRANSLATIONS);
		if (common.length == 0 && translations.length == 0) {
			return Optional.empty();
		}
		if (common.length != 1 || translations.length != 2 || translations[0] != vocabulary || common[0] > vocabulary
				|| translations[1] < 1 || translations[1] > MAX_WIDTH) {
			throw new InvalidModelException("%s: the short list has shapes %s and %s, expected are [F] and [%d,k]"
				.formatted(weights, Arrays.toString(common), Arrays.toString(translations), vocabulary));
		}
		Map<String, int[]> tokens = new LinkedHashMap<>();
		Safetensors.read(weights, Map.of(COMMON, common, TRANSLATIONS, translations), (name) -> true,
				(name, stored) -> tokens.put(name, ids(stored.tensor().values())));
		for (int[] ids : tokens.values()) {
			if (Arrays.stream(ids).anyMatch((id) -> id < 0 || id >= vocabulary)) {
				throw new InvalidModelException(weights + ": the short list names tokens that are not there");
			}
		}
		int width = (int) translations[1];
		int[] flat = tokens.getOrDefault(TRANSLATIONS, new int[0]);
		int[][] rows = new int[vocabulary][];
		Arrays.setAll(rows, (row) -> Arrays.copyOfRange(flat, row * width, (row + 1) * width));
		return Optional.of(new Shortlist(tokens.getOrDefault(COMMON, new int[0]), rows));
	}

	private static int[] ids(float[] values) {
		int[] ids = new int[values.length];
		Arrays.setAll(ids, (i) -> (int) values[i]);
		return ids;
	}

	/**
	 * A short list as wide as this one with the first, that is the likeliest, tokens of
	 * both.
	 */
	public Shortlist mixedWith(Shortlist other) {
		int[][] rows = new int[this.translations.length][];
		Arrays.setAll(rows, (row) -> mixed(this.translations[row], other.translations[row]));
		return new Shortlist(mixed(this.common, other.common), rows);
	}

	/** In turns one of each, without repetition, as many as the first has. */
	private static int[] mixed(int[] first, int[] second) {
		IntStream inTurns = IntStream.range(0, 2 * Math.max(first.length, second.length)).flatMap((i) -> {
			int[] from = (i % 2 == 0) ? first : second;
			return (i / 2 < from.length) ? IntStream.of(from[i / 2]) : IntStream.empty();
		});
		int[] tokens = inTurns.filter((token) -> token != SubwordTokenizer.PAD)
			.distinct()
			.limit(first.length)
			.toArray();
		return Arrays.copyOf(tokens, first.length);
	}

	/** The tensors that stand beside the weights. */
	Map<String, Safetensors.Writable> tensors() {
		int width = this.translations[0].length;
		int[] flat = Arrays.stream(this.translations).flatMapToInt(Arrays::stream).toArray();
		Map<String, Safetensors.Writable> tensors = new LinkedHashMap<>();
		tensors.put(COMMON, new Ids(new long[] { this.common.length }, this.common));
		tensors.put(TRANSLATIONS, new Ids(new long[] { this.translations.length, width }, flat));
		return tensors;
	}

	/** Hands it to a program, which is prepared afterwards. */
	void use(TorchProgram program) {
		long width = this.translations[0].length;
		try (NDManager manager = program.newManager()) {
			long[] everywhere = IntStream
				.concat(IntStream.rangeClosed(0, SubwordTokenizer.EOS), Arrays.stream(this.common))
				.asLongStream()
				.toArray();
			long[] flat = Arrays.stream(this.translations).flatMapToInt(Arrays::stream).asLongStream().toArray();
			program.call(manager, "use_shortlist", manager.create(everywhere),
					manager.create(LongBuffer.wrap(flat), new Shape(this.translations.length, width), DataType.INT64));
		}
	}

	/**
	 * Token ids as a tensor.
	 *
	 * @param shape sizes of its dimensions
	 * @param ids as many as the product of the sizes
	 */
	private record Ids(long[] shape, int[] ids) implements Safetensors.Writable {

		@Override
		public float[] values() {
			float[] values = new float[this.ids.length];
			for (int i = 0; i < values.length; i++) {
				values[i] = this.ids[i];
			}
			return values;
		}

		@Override
		public Safetensors.Type type(Safetensors.Type usual) {
			return Safetensors.Type.I32;
		}

	}

}
