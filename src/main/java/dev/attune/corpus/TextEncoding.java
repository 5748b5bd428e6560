package dev.attune.corpus;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which encoding a file is written: by its byte order mark, else by what it declares
 * of itself (XML declaration, PO header), else UTF-8.
 *
 * @param charset the encoding
 * @param markLength bytes of the byte order mark; 0 without one
 * @param declared whether the file declares it, so that a person knows what to mend
 */
public record TextEncoding(Charset charset, int markLength, boolean declared) {

	private static final Pattern XML = Pattern.compile("\\A\\s*<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"'>]*)[\"']");

	/** The line of a PO header; {@code CHARSET} is what a template says. */
	private static final Pattern PO = Pattern.compile(
			"(?m)^\\s*(?:msgstr\\s+)?\"[^\\n]*Content-Type:[^\\n]*charset=([^\\\\\"\\s;]+)", Pattern.CASE_INSENSITIVE);

	/**
	 * Find the encoding.
	 * @param head the first bytes of the file, unpacked
	 * @throws CorpusException if the file declares an encoding that does not exist
	 */
	public static TextEncoding of(String file, byte[] head) {
		if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
			return new TextEncoding(StandardCharsets.UTF_8, 3, false);
		}
		if (startsWith(head, 0xFE, 0xFF)) {
			return new TextEncoding(StandardCharsets.UTF_16BE, 2, false);
		}
		if (startsWith(head, 0xFF, 0xFE)) {
			return new TextEncoding(StandardCharsets.UTF_16LE, 2, false);
		}
		if (startsWith(head, 0, '<', 0)) {
			return new TextEncoding(StandardCharsets.UTF_16BE, 0, false);
		}
		if (startsWith(head, '<', 0)) {
			return new TextEncoding(StandardCharsets.UTF_16LE, 0, false);
		}
		String text = new String(head, StandardCharsets.ISO_8859_1);
		Matcher xml = XML.matcher(text);
		if (xml.find()) {
			return declared(file, xml.group(1));
		}
		if (text.contains("msgid")) {
			Matcher po = PO.matcher(text);
			if (po.find() && !po.group(1).equals("CHARSET")) {
				return declared(file, po.group(1));
			}
		}
		return new TextEncoding(StandardCharsets.UTF_8, 0, false);
	}

	private static TextEncoding declared(String file, String name) {
		try {
			Charset charset = Charset.forName(name.strip());
			// the declaration was read as single bytes: the file was saved anew, its
			// declaration left as it was
			return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
					? new TextEncoding(StandardCharsets.UTF_8, 0, false) : new TextEncoding(charset, 0, true);
		}
		catch (IllegalArgumentException ex) {
			throw new CorpusException(file, 1, "declares the encoding '"
					+ name.substring(0, Math.min(name.length(), 40)) + "', which is not known", ex);
		}
	}

	/**
	 * What to say of bytes that are no text in this encoding.
	 */
	public String fault() {
		return "is not valid " + this.charset.name() + " text"
				+ (this.declared ? ", the encoding that the file declares" : "; save the file as UTF-8");
	}

	private static boolean startsWith(byte[] head, int... expected) {
		for (int i = 0; i < expected.length; i++) {
			if (i >= head.length || Byte.toUnsignedInt(head[i]) != expected[i]) {
				return false;
			}
		}
		return true;
	}

}
