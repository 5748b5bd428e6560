package dev.attune.document;

import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a PO file that have no translation, which will get one that nobody has
 * looked at: gettext calls that fuzzy. Okapi keeps a flag where there is one, but adds
 * none.
 */
final class FuzzyEntries {

	private final List<String> lines = new ArrayList<>();

	private int flags = -1;

	private int id = -1;

	private String keyword = "";

	private boolean hasId;

	private boolean hasTranslation;

	private FuzzyEntries() {
	}

	/** Flags the entries without a translation. */
	static String mark(String catalogue) {
		FuzzyEntries entries = new FuzzyEntries();
		for (String line : Lines.of(catalogue)) {
			entries.line(line);
		}
		entries.end();
		return String.join("", entries.lines);
	}

	private void line(String line) {
		String stripped = line.strip();
		if (stripped.startsWith("\"")) {
			text(stripped);
		}
		else if (stripped.startsWith("msgstr")) {
			this.keyword = "msgstr";
			text(stripped);
		}
		else {
			if (this.keyword.equals("msgstr")) {
				end();
			}
			start(stripped);
		}
		this.lines.add(line);
	}

	private void start(String line) {
		if (line.startsWith("#,")) {
			this.flags = this.lines.size();
		}
		else if (line.startsWith("msg")) {
			this.keyword = line.startsWith("msgctxt") ? "msgctxt" : "msgid";
			this.id = (this.id < 0) ? this.lines.size() : this.id;
			text(line);
		}
	}

	private void text(String line) {
		boolean empty = line.endsWith("\"\"");
		this.hasId |= this.keyword.equals("msgid") && !empty;
		this.hasTranslation |= this.keyword.equals("msgstr") && !empty;
	}

	private void end() {
		if (this.hasId && this.keyword.equals("msgstr") && !this.hasTranslation) {
			if (this.flags < 0) {
				String next = this.lines.get(this.id);
				this.lines.add(this.id, "#, fuzzy" + next.substring(next.stripTrailing().length()));
			}
			else if (!this.lines.get(this.flags).contains("fuzzy")) {
				String present = this.lines.get(this.flags);
				this.lines.set(this.flags, "#, fuzzy," + present.strip().substring(2)
						+ present.substring(present.stripTrailing().length()));
			}
		}
		this.flags = -1;
		this.id = -1;
		this.keyword = "";
		this.hasId = false;
		this.hasTranslation = false;
	}

}
