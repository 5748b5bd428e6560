package dev.attune.seq2seq;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Brings a batch of sentences to the network's beam search and the hypotheses back.
 */
final class SearchTranslator implements NoBatchifyTranslator<SearchBatch, List<List<Hypothesis>>> {

	private static final String LENGTHS = "lengths";

	/** A term needs alternatives to where it stands. */
	private static final int MIN_CONSTRAINED_BEAM = 4;

	private final SearchLimits limits;

	private final TermSpacing spacing;

	SearchTranslator(SearchLimits limits) {
		this(limits, TermSpacing.NONE);
	}

	SearchTranslator(SearchLimits limits, TermSpacing spacing) {
		this.limits = limits;
		this.spacing = spacing;
	}

	@Override
	public NDList processInput(TranslatorContext context, SearchBatch batch) {
		NDManager manager = context.getNDManager();
		SearchOptions options = batch.options();
		context.setAttachment(LENGTHS, batch.sources().stream().mapToInt((source) -> source.length).toArray());
		NDArray sources = padded(manager, batch.sources(), SubwordTokenizer.PAD);
		NDArray lengths = lengths(manager, batch.sources());
		if (!batch.isConstrained()) {
			return new NDList(TorchProgram.selector(manager, "search"), sources, lengths,
					manager.create(values(options, options.beam())));
		}
		ConstraintArrays constraints = new ConstraintArrays(batch.constraints());
		return new NDList(TorchProgram.selector(manager, "search_constrained"), sources, lengths,
				manager.create(values(options, Math.max(options.beam(), MIN_CONSTRAINED_BEAM))),
				constraints.terms(manager), constraints.spans(manager), ids(manager, this.spacing.joins()),
				ids(manager, this.spacing.openers()));
	}

	private float[] values(SearchOptions options, int beam) {
		float[] values = new float[4 + SearchLimits.PERIODS];
		values[0] = beam;
		values[1] = options.nBest();
		values[2] = options.lengthPenalty();
		values[3] = this.limits.lengthRatio();
		for (int i = 0; i < SearchLimits.PERIODS; i++) {
			values[4 + i] = this.limits.repetitions().get(i);
		}
		return values;
	}

	@Override
	public List<List<Hypothesis>> processOutput(TranslatorContext context, NDList output) {
		int[] widths = (int[]) context.getAttachment(LENGTHS);
		Shape shape = output.get(4).getShape();
		int sentences = (int) shape.get(0);
		int nBest = (int) shape.get(1);
		int targets = (int) shape.get(2);
		int sources = (int) shape.get(3);
		long[] tokens = output.get(0).toLongArray();
		long[] lengths = output.get(1).toLongArray();
		float[] scores = output.get(2).toFloatArray();
		float[] logProbabilities = output.get(3).toFloatArray();
		float[] attention = output.get(4).toFloatArray();
		List<List<Hypothesis>> result = new ArrayList<>(sentences);
		for (int i = 0; i < sentences; i++) {
			int width = widths[i];
			List<Hypothesis> hypotheses = new ArrayList<>(nBest);
			for (int row = i * nBest; row < (i + 1) * nBest; row++) {
				int length = (int) lengths[row];
				int start = row * targets;
				int[] words = new int[length - 1];
				Arrays.setAll(words, (t) -> (int) tokens[start + t]);
				float[][] weights = new float[length][];
				Arrays.setAll(weights,
						(t) -> Arrays.copyOfRange(attention, (start + t) * sources, (start + t) * sources + width));
				hypotheses.add(new Hypothesis(words, scores[row],
						Arrays.copyOfRange(logProbabilities, start, start + length), weights));
			}
			result.add(hypotheses);
		}
		return result;
	}

	/** Token rows side by side, filled up to the longest: [B,S]. */
	static NDArray padded(NDManager manager, List<int[]> rows, int padding) {
		int width = rows.stream().mapToInt((row) -> row.length).max().orElse(0);
		long[] values = new long[rows.size() * width];
		Arrays.fill(values, padding);
		for (int i = 0; i < rows.size(); i++) {
			int[] row = rows.get(i);
			for (int j = 0; j < row.length; j++) {
				values[i * width + j] = row[j];
			}
		}
		return manager.create(LongBuffer.wrap(values), new Shape(rows.size(), width), DataType.INT64);
	}

	/** Lengths of token rows: [B]. */
	static NDArray lengths(NDManager manager, List<int[]> rows) {
		return manager.create(rows.stream().mapToLong((row) -> row.length).toArray());
	}

	private static NDArray ids(NDManager manager, int[] ids) {
		return manager.create(Arrays.stream(ids).asLongStream().toArray());
	}

}
