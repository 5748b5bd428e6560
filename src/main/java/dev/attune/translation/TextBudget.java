package dev.attune.translation;

import dev.attune.web.MemoryBudget;
import java.time.Duration;

/**
 * How many characters of all requests are translated at a time: their markup, sentences
 * and translations take many times their size. Short texts have a part of it to
 * themselves, so none waits for a long one.
 */
final class TextBudget {

	/** Characters of a request that is short. */
	private static final int SHORT = 10_000;

	private final Lane shortTexts;

	private final Lane longTexts;

	/**
	 * A budget.
	 * @param characters that are translated at a time
	 */
	TextBudget(long characters) {
		this.shortTexts = new Lane(characters / 4);
		this.longTexts = new Lane(characters - characters / 4);
	}

	/**
	 * Takes the share of a request, to be given back.
	 * @param patience how long to wait for it
	 * @throws dev.attune.web.ProblemException if it is not there in that time, or too
	 * many wait
	 */
	Share take(long characters, Duration patience) {
		return ((characters <= SHORT) ? this.shortTexts : this.longTexts).take(characters, patience);
	}

	/**
	 * Characters that a request may have translated.
	 */
	@FunctionalInterface
	interface Share {

		void giveBack();

	}

	/**
	 * Texts that are translated and texts that wait, which are held in memory too.
	 */
	private static final class Lane {

		/** What waits at most, for each character that is translated. */
		private static final int WAITING = 4;

		private static final String REFUSAL = "The service is busy: too much text is being translated";

		private final MemoryBudget translated;

		private final MemoryBudget waiting;

		Lane(long characters) {
			this.translated = new MemoryBudget(characters, 1, 1, REFUSAL);
			this.waiting = new MemoryBudget(WAITING * characters, 1, 1, REFUSAL);
		}

		Share take(long characters, Duration patience) {
			int place = this.waiting.take(characters, Duration.ZERO);
			try {
				int share = this.translated.take(characters, patience);
				return () -> this.translated.giveBack(share);
			}
			finally {
				this.waiting.giveBack(place);
			}
		}

	}

}
