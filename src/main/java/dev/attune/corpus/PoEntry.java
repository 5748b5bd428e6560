package dev.attune.corpus;

/**
 * What is read of an entry of a PO file.
 */
final class PoEntry {

	final StringBuilder id = new StringBuilder();

	final StringBuilder pluralId = new StringBuilder();

	private final StringBuilder context = new StringBuilder();

	private final StringBuilder first = new StringBuilder();

	private final StringBuilder last = new StringBuilder();

	/** Strings begun: one, or one a plural form. */
	private int strings;

	private boolean inContext;

	boolean fuzzy;

	/** The line of its first keyword; 0 before that. */
	long line;

	/**
	 * Begin a string.
	 * @return where its characters go
	 */
	StringBuilder begin(String keyword) {
		this.inContext |= keyword.equals("msgctxt");
		return switch (keyword) {
			case "msgctxt" -> this.context;
			case "msgid" -> this.id;
			case "msgid_plural" -> this.pluralId;
			default -> nextString();
		};
	}

	private StringBuilder nextString() {
		this.strings++;
		this.last.setLength(0);
		return (this.strings == 1) ? this.first : this.last;
	}

	boolean hasString() {
		return this.strings > 0;
	}

	/** The entry of the empty string holds the fields of the file. */
	boolean isHeader() {
		return this.strings > 0 && this.id.isEmpty() && !this.inContext;
	}

	/** The translation, or the first plural form of it. */
	CharSequence first() {
		return this.first;
	}

	/** The last plural form; empty if there are not several. */
	CharSequence last() {
		return this.last;
	}

}
