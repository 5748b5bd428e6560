package dev.attune.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws the components that are held out, one after another in the order of a hash of the
 * seed and their content, which knows nothing of where in the file they stand: corpora
 * are often sorted by length.
 */
final class SplitDraw {

	/**
	 * Larger components stay in training: of such a crowd of paraphrases the test would
	 * use a few pairs and training would lose all.
	 */
	static final int MAX_HELD_OUT_COMPONENT = 20;

	private static final int NONE = -1;

	private final PairComponents components;

	private final SplitPart[] parts;

	private final Map<SplitPart, Integer> counts = new EnumMap<>(SplitPart.class);

	/** First row of each component, by root, and the next row of the same component. */
	private final int[] heads;

	private final int[] nexts;

	private final int[] sizes;

	SplitDraw(PairComponents components) {
		this.components = components;
		int rows = components.rows();
		this.parts = new SplitPart[rows];
		Arrays.fill(this.parts, SplitPart.TRAIN);
		this.heads = new int[rows];
		this.nexts = new int[rows];
		this.sizes = new int[rows];
	}

	SplitPlan draw(SplitOptions options) {
		long[] order = shuffledComponents(options.seed());
		int most = (int) (options.maxShare() * this.parts.length);
		int test = Math.min(options.testPairs(), most);
		int dev = Math.min(options.devPairs(), most);
		for (long entry : order) {
			int root = (int) entry;
			if (this.sizes[root] > MAX_HELD_OUT_COMPONENT) {
				continue;
			}
			if (count(SplitPart.TEST) == test && count(SplitPart.DEV) == dev) {
				break;
			}
			List<Integer> chosen = choose(root);
			if (count(SplitPart.TEST) + chosen.size() <= test) {
				holdOut(root, chosen, SplitPart.TEST);
			}
			else if (count(SplitPart.DEV) + chosen.size() <= dev) {
				holdOut(root, chosen, SplitPart.DEV);
			}
		}
		int largest = Arrays.stream(this.sizes).max().orElse(0);
		int train = this.parts.length - count(SplitPart.TEST) - count(SplitPart.DEV) - count(SplitPart.LEFT_OUT);
		return new SplitPlan(this.parts, new SplitReport(this.parts.length, order.length, largest, train,
				count(SplitPart.DEV), count(SplitPart.TEST), count(SplitPart.LEFT_OUT), 0));
	}

	/**
	 * Each component as 32 bits of its hash and its root, in one sorted array of
	 * primitives.
	 */
	private long[] shuffledComponents(long seed) {
		long[] contents = new long[this.parts.length];
		Arrays.fill(this.heads, NONE);
		int components = 0;
		for (int row = this.parts.length - 1; row >= 0; row--) {
			int root = this.components.root(row);
			this.nexts[row] = this.heads[root];
			this.heads[root] = row;
			components += (this.sizes[root]++ == 0) ? 1 : 0;
			// a sum, so that the order of the rows does not matter
			contents[root] += this.components.rowHash(row);
		}
		long[] order = new long[components];
		int next = 0;
		for (int row = 0; row < this.parts.length; row++) {
			if (this.sizes[row] > 0) {
				long hash = TextHash.mix(TextHash.mix(seed) ^ contents[row]);
				order[next++] = (hash & 0xFFFFFFFF00000000L) | row;
			}
		}
		Arrays.sort(order);
		return order;
	}

	/**
	 * Rows of a component in which no text occurs twice.
	 */
	private List<Integer> choose(int root) {
		List<Integer> rows = new ArrayList<>();
		for (int row = this.heads[root]; row != NONE; row = this.nexts[row]) {
			rows.add(row);
		}
		rows.sort(Comparator.comparingLong(this.components::rowHash));
		Set<Long> texts = new HashSet<>();
		rows.removeIf((row) -> {
			long source = this.components.sourceKey(row);
			long target = this.components.targetKey(row);
			if (texts.contains(source) || texts.contains(target)) {
				return true;
			}
			texts.add(source);
			texts.add(target);
			return false;
		});
		return rows;
	}

	private void holdOut(int root, List<Integer> chosen, SplitPart part) {
		for (int row = this.heads[root]; row != NONE; row = this.nexts[row]) {
			put(row, chosen.contains(row) ? part : SplitPart.LEFT_OUT);
		}
	}

	private void put(int row, SplitPart part) {
		this.parts[row] = part;
		this.counts.merge(part, 1, Integer::sum);
	}

	private int count(SplitPart part) {
		return this.counts.getOrDefault(part, 0);
	}

}
