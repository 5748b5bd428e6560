package dev.attune.corpus;

import java.util.stream.Stream;

/**
 * The texts of development and test parts that someone brought along, to find what of
 * them stands in training. Texts that differ in case, spacing or punctuation alone count
 * as the same.
 */
public final class HeldOutTexts {

	private final LongIntMap texts = new LongIntMap();

	/**
	 * Remember both texts of each pair.
	 */
	public void addAll(Stream<SentencePair> pairs) {
		pairs.sequential().forEachOrdered(this::add);
	}

	/**
	 * Remember both texts of a pair.
	 */
	public void add(SentencePair pair) {
		this.texts.putIfAbsent(LooseKey.of(pair.source()), 0);
		this.texts.putIfAbsent(LooseKey.of(pair.target()), 0);
	}

	/**
	 * Whether training on this pair would show the model a text it is tested on, on
	 * either side.
	 */
	public boolean leaks(SentencePair pair) {
		return this.texts.get(LooseKey.of(pair.source())) != LongIntMap.ABSENT
				|| this.texts.get(LooseKey.of(pair.target())) != LongIntMap.ABSENT;
	}

}
