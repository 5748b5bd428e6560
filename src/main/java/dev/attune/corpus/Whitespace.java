package dev.attune.corpus;

/**
 * Line breaks and tabs within a text come from the layout of the file it stood in.
 */
final class Whitespace {

	private Whitespace() {
	}

	/**
	 * The text on one line: runs of spaces, tabs and line breaks become one space, none
	 * at the ends. No-break spaces stay.
	 */
	static String onOneLine(String text) {
		StringBuilder line = new StringBuilder(text.length());
		boolean space = false;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == ' ' || character == '\t' || character == '\n' || character == '\r') {
				space = true;
			}
			else {
				if (space && !line.isEmpty()) {
					line.append(' ');
				}
				space = false;
				line.append(character);
			}
		}
		return line.toString();
	}

}
