package dev.attune.evaluation;

import java.util.List;
import java.util.Locale;

/**
 * The tokenisations under which sacreBLEU counts words (Post 2018). A BLEU is comparable
 * only with one under the same tokenisation, so reports name it.
 */
public enum BleuTokenizer {

	/**
	 * The tokenisation of NIST's mteval-v13a: punctuation apart from words.
	 */
	THIRTEEN_A("13a"),

	/**
	 * Each Chinese character a token, the rest as in 13a.
	 */
	ZH("zh"),

	/**
	 * Each character a token, white space left out.
	 */
	CHAR("char");

	private final String signature;

	BleuTokenizer(String signature) {
		this.signature = signature;
	}

	/**
	 * The usual tokenisation for a target language. Japanese is counted by character:
	 * sacreBLEU's own choice there needs a dictionary.
	 * @param targetCode a language code such as {@code de}, {@code zh} or {@code zh-TW}
	 */
	public static BleuTokenizer forLanguage(String targetCode) {
		return switch (targetCode.toLowerCase(Locale.ROOT).split("[-_]", 2)[0]) {
			case "zh", "yue", "lzh", "cmn" -> ZH;
			case "ja" -> CHAR;
			default -> THIRTEEN_A;
		};
	}

	/**
	 * The name that stands in sacreBLEU's signatures, as in {@code tok:13a}.
	 */
	public String signature() {
		return this.signature;
	}

	List<String> tokenize(String sentence) {
		String text = WhiteSpace.stripTrailing(sentence);
		return switch (this) {
			case THIRTEEN_A -> WesternTokens.thirteenA(text);
			case ZH -> ChineseTokens.of(text);
			case CHAR -> WhiteSpace.characters(text);
		};
	}

}
