package dev.attune.corpus;

/**
 * 64-bit hashes of texts, which stand for the texts where millions of them must be
 * remembered: among two million texts, the chance that any two share a hash is about one
 * in ten million.
 */
final class TextHash {

	private TextHash() {
	}

	static long of(String text) {
		long hash = text.length();
		for (int i = 0; i < text.length(); i++) {
			hash = mix(hash ^ text.charAt(i));
		}
		return hash;
	}

	static long of(String first, String second) {
		return mix(of(first) * 31 + of(second));
	}

	/**
	 * The finaliser of SplitMix64 (Steele et al. 2014), after an offset that keeps 0 from
	 * standing for itself. One to one.
	 */
	static long mix(long value) {
		long mixed = value + 0x9E3779B97F4A7C15L;
		mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
		return mixed ^ (mixed >>> 31);
	}

}
