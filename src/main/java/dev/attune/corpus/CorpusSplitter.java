package dev.attune.corpus;

import java.util.stream.Stream;

/**
 * Splits a corpus so that no text of the development and test parts stands in training,
 * on either side.
 *
 * <p>
 * Sentences repeat in parallel corpora, one source with several translations and the
 * other way round, so a split by line lets a model recite what it was trained on. Here
 * pairs that share a text, directly or by a chain of pairs, go to the same part. Texts
 * are compared by their letters and digits in lower case. Within a held-out component no
 * text is tested twice: further pairs are left out and counted. The same corpus and seed
 * give the same split, whatever the order of the pairs and the direction of translation;
 * only of pairs that differ in punctuation alone is the first one taken.
 */
public final class CorpusSplitter {

	private final SplitOptions options;

	public CorpusSplitter(SplitOptions options) {
		this.options = options;
	}

	/**
	 * Say for each pair where it goes, without keeping the pairs: about 100 bytes each.
	 * The caller then reads the corpus again.
	 */
	public SplitPlan plan(Stream<SentencePair> pairs) {
		PairComponents components = new PairComponents();
		pairs.sequential().forEachOrdered(components::add);
		return new SplitDraw(components).draw(this.options);
	}

}
