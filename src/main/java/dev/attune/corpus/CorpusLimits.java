package dev.attune.corpus;

/**
 * How much a corpus file may hold before it is refused. Files come from people who may
 * mean harm: without these a small upload could fill memory or run for days.
 *
 * @param maxSegmentCharacters characters of one text, line or tag, UTF-16 units
 * @param maxFileBytes bytes of one file after it is unpacked
 * @param maxTotalBytes bytes of all files of one zip after they are unpacked
 * @param maxZipEntries entries of one zip, directories included
 * @param maxRatio how many times larger than its packed file a corpus may unpack; files
 * that unpack to less than {@value #RATIO_FROM_BYTES} bytes are not measured
 * @param maxXmlDepth elements within each other
 */
public record CorpusLimits(int maxSegmentCharacters, long maxFileBytes, long maxTotalBytes, int maxZipEntries,
		int maxRatio, int maxXmlDepth) {

	static final int RATIO_FROM_BYTES = 1 << 20;

	/**
	 * A million characters a text, 4 GiB a file, 8 GiB and 1,000 entries a zip, unpacked
	 * 200-fold, 100 elements deep.
	 */
	public static final CorpusLimits DEFAULT = new CorpusLimits(1_000_000, 4L << 30, 8L << 30, 1000, 200, 100);

	public CorpusLimits {
		require(maxSegmentCharacters, "maxSegmentCharacters");
		require(maxFileBytes, "maxFileBytes");
		require(maxTotalBytes, "maxTotalBytes");
		require(maxZipEntries, "maxZipEntries");
		require(maxRatio, "maxRatio");
		require(maxXmlDepth, "maxXmlDepth");
	}

	private static void require(long value, String name) {
		if (value < 1) {
			throw new IllegalArgumentException(name + " must be at least 1, not " + value);
		}
	}

}
