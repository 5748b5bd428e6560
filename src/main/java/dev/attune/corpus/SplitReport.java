package dev.attune.corpus;

import java.util.Locale;

/**
 * What a split did.
 *
 * @param pairs pairs split
 * @param components groups of pairs that hang together by shared texts; 0 if the parts
 * were given
 * @param largestComponent pairs in the largest of them; 0 if the parts were given
 * @param train pairs for training
 * @param dev pairs for development
 * @param test pairs for the test
 * @param heldOutDuplicates pairs in no part, because they share a text with a pair in the
 * development or test part
 * @param leaked pairs taken out of training because a text of theirs stands in a
 * development or test part that was given
 */
public record SplitReport(int pairs, int components, int largestComponent, int train, int dev, int test,
		int heldOutDuplicates, int leaked) {

	@Override
	public String toString() {
		String origin = (this.components == 0) ? "given parts"
				: String.format(Locale.ROOT, "%,d components (largest %,d)", this.components, this.largestComponent);
		return String.format(Locale.ROOT,
				"%,d pairs in %s: train %,d, dev %,d, test %,d, " + "held-out duplicates %,d, leaked %,d", this.pairs,
				origin, this.train, this.dev, this.test, this.heldOutDuplicates, this.leaked);
	}

}
