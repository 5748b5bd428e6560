package dev.attune.bench;

import dev.attune.seq2seq.ModelSizes;

/**
 * What was measured of searches.
 *
 * @param work what was translated
 * @param seconds that it took, by the clock on the wall
 * @param callMillis of each call into the engine
 */
record EngineResult(Work work, double seconds, Samples callMillis) {

	double sentencesASecond() {
		return this.work.sentences() / this.seconds;
	}

	/** Target tokens a second, ends of sentences included. */
	double tokensASecond() {
		return this.work.targetTokens() / this.seconds;
	}

	/**
	 * Share of the machine's limit.
	 * @param limit operations a second
	 */
	double shareOf(double limit, ModelSizes sizes, int beam) {
		return 2 * this.work.multiplyAdds(sizes, beam) / this.seconds / limit;
	}

	/**
	 * Sentences that were translated.
	 *
	 * @param sentences number of sentences
	 * @param sourceTokens of all sentences, with the ends of sentences
	 * @param targetTokens of all translations, with the ends of sentences
	 * @param links the sum of source tokens times target tokens
	 */
	record Work(long sentences, long sourceTokens, long targetTokens, double links) {

		static final Work NONE = new Work(0, 0, 0, 0);

		Work plus(Work other) {
			return new Work(this.sentences + other.sentences, this.sourceTokens + other.sourceTokens,
					this.targetTokens + other.targetTokens, this.links + other.links);
		}

		Work plusSentence(int source, int target) {
			return plus(new Work(1, source, target, (double) source * target));
		}

		/** As {@link NetworkCost#search} counts them. */
		double multiplyAdds(ModelSizes sizes, int beam) {
			return new NetworkCost(sizes).search(this.sentences, this.sourceTokens, this.targetTokens * beam,
					this.links * beam);
		}

	}

}
