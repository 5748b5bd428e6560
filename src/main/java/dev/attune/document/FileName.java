package dev.attune.document;

import org.jspecify.annotations.Nullable;

/**
 * The name of a file, whatever its sender called it: no path, and nothing but letters,
 * digits and few signs. Nothing is stored under it but the result.
 *
 * @param base the name without its ending
 * @param ending the ending with its dot, or nothing
 */
record FileName(String base, String ending) {

	private static final int MAX_LENGTH = 100;

	static FileName of(@Nullable String original) {
		String name = (original != null) ? original : "";
		String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
		String safe = safe(last);
		int dot = safe.lastIndexOf('.');
		String base = (dot < 0) ? safe : safe.substring(0, dot);
		String ending = (dot < 0) ? "" : safe.substring(dot);
		return new FileName(cut(base.replaceAll("^[._ -]+", "")), cut(ending));
	}

	private static String safe(String name) {
		return name.replaceAll("[^\\p{L}\\p{N}._-]", "_");
	}

	private static String cut(String part) {
		int end = Math.min(part.length(), MAX_LENGTH);
		return part.substring(0, (end > 0 && Character.isHighSurrogate(part.charAt(end - 1))) ? end - 1 : end);
	}

	/**
	 * The name of the translation, as LibreTranslate gives it: {@code letter_zh.docx}.
	 */
	String translated(String target) {
		return (this.base.isEmpty() ? "file" : this.base) + "_" + safe(target) + this.ending;
	}

}
