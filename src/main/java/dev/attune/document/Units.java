package dev.attune.document;

import dev.attune.text.MarkedText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The texts of a file on their way through translation: many at once, so that the engine
 * has work for all its batches, and never more than a window of them, so that memory does
 * not grow with the file.
 */
final class Units {

	private static final int WINDOW_UNITS = 500;

	private static final int WINDOW_CHARACTERS = 50_000;

	/** So much text tells its language. */
	private static final int SAMPLE = 2_000;

	private final UnaryOperator<List<MarkedText>> translation;

	private final Consumer<Integer> progress;

	private final int maxCharacters;

	private final List<MarkedText> texts = new ArrayList<>();

	private final List<Consumer<MarkedText>> receivers = new ArrayList<>();

	private final StringBuilder sample = new StringBuilder();

	private int inWindow;

	private int count;

	private int characters;

	private Units(UnaryOperator<List<MarkedText>> translation, Consumer<Integer> progress, int maxCharacters) {
		this.translation = translation;
		this.progress = progress;
		this.maxCharacters = maxCharacters;
	}

	/**
	 * Units that are counted only, and come back as they are.
	 * @param maxCharacters characters of a file at most, UTF-16 units
	 */
	static Units counting(int maxCharacters) {
		return new Units(UnaryOperator.identity(), (done) -> {
			// nobody waits
		}, maxCharacters);
	}

	/**
	 * Units that are translated.
	 * @param progress is told how many are done
	 */
	static Units translating(UnaryOperator<List<MarkedText>> translation, Consumer<Integer> progress) {
		return new Units(translation, progress, Integer.MAX_VALUE);
	}

	/**
	 * Takes a text. Its translation is handed over at a later {@link #flush}.
	 * @throws DocumentException if the file has too many characters
	 */
	void add(MarkedText text, Consumer<MarkedText> receiver) {
		if (text.text().length() > this.maxCharacters - this.characters) {
			throw DocumentException.tooLarge("has more than " + this.maxCharacters + " characters to translate");
		}
		this.characters += text.text().length();
		this.inWindow += text.text().length();
		this.count++;
		if (this.sample.length() < SAMPLE) {
			this.sample.append(text.text()).append('\n');
		}
		this.texts.add(text);
		this.receivers.add(receiver);
	}

	/** Whether enough wait to be translated. */
	boolean isFull() {
		return this.texts.size() >= WINDOW_UNITS || this.inWindow >= WINDOW_CHARACTERS;
	}

	/** Translates what waits and hands it over. */
	void flush() {
		if (!this.texts.isEmpty()) {
			List<MarkedText> translated = this.translation.apply(List.copyOf(this.texts));
			for (int i = 0; i < translated.size(); i++) {
				this.receivers.get(i).accept(translated.get(i));
			}
			this.texts.clear();
			this.receivers.clear();
			this.inWindow = 0;
			this.progress.accept(this.count);
		}
	}

	/** The first of them, enough to tell their language. */
	String sample() {
		return this.sample.substring(0, Math.min(this.sample.length(), SAMPLE));
	}

	/** How many there were. */
	int count() {
		return this.count;
	}

	/** How many characters they had, UTF-16 units. */
	int characters() {
		return this.characters;
	}

}
