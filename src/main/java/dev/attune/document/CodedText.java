package dev.attune.document;

import dev.attune.text.MarkedText;
import java.util.regex.Pattern;
import net.sf.okapi.common.resource.Code;
import net.sf.okapi.common.resource.TextFragment;
import net.sf.okapi.common.resource.TextFragment.TagType;

/**
 * Okapi's text with codes in it, as a text with marks and back. Okapi writes each code as
 * two characters of the private use area, the second of which is its index.
 */
final class CodedText {

	/** What encloses text for machines. */
	private static final Pattern KEEPS = Pattern.compile("(?is)`.*|<(code|kbd|samp|tt|var)\\b.*");

	/** What messages have where something will be put in. */
	private static final Pattern PLACEHOLDER = Pattern
		.compile("%(?:\\(\\w+\\))?[-+#0-9.$*' ]*[a-zA-Z@]|\\$?\\{[^{}\\s]{0,40}\\}|\\{\\{[^{}]{1,40}\\}\\}");

	private static final Pattern ENDS_LINE = Pattern.compile("(?is)<(?:\\w+:)?(?:br|line-break)\\b.*");

	private final TextFragment source;

	private final InlineTags<Code> tags = new InlineTags<>();

	/**
	 * Takes a fragment apart.
	 * @param flowing whether its line breaks may move
	 */
	CodedText(TextFragment source, boolean flowing) {
		this.source = source;
		String coded = source.getCodedText();
		int from = 0;
		for (int i = 0; i < coded.length(); i++) {
			if (TextFragment.isMarker(coded.charAt(i))) {
				text(coded.substring(from, i), flowing);
				tag(source.getCode(coded.charAt(i + 1)));
				i++;
				from = i + 1;
			}
		}
		text(coded.substring(from), flowing);
	}

	private void text(String characters, boolean flowing) {
		if (flowing) {
			this.tags.flowingText(characters);
		}
		else {
			this.tags.text(characters);
		}
	}

	private void tag(Code code) {
		if (code.getTagType() == TagType.PLACEHOLDER && ENDS_LINE.matcher(code.getData()).matches()) {
			this.tags.lineBreak(code);
			return;
		}
		if (code.getTagType() == TagType.PLACEHOLDER && PLACEHOLDER.matcher(code.getData()).matches()) {
			this.tags.placeholder(code, code.getData());
			return;
		}
		InlineTags.Role role = switch (code.getTagType()) {
			case OPENING -> InlineTags.Role.OPENING;
			case CLOSING -> InlineTags.Role.CLOSING;
			case PLACEHOLDER -> InlineTags.Role.ALONE;
		};
		this.tags.tag(code, role, code.getId(), KEEPS.matcher(code.getData()).matches());
	}

	/** The text with a mark for each code. */
	MarkedText marked() {
		return this.tags.marked();
	}

	/** A fragment with the translation and the codes of this one. */
	TextFragment translated(MarkedText translation) {
		TextFragment target = new TextFragment();
		this.tags.restore(translation, target::append, (code) -> target.append(code.clone()));
		// what was opened before this fragment stays so
		target.balanceMarkers();
		return this.source.isEmpty() ? this.source.clone() : target;
	}

}
