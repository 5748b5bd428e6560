package dev.attune.corpus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What one packed file may still unpack to. All entries of a zip draw on the same budget.
 */
public final class UnpackBudget {

	private final CorpusLimits limits;

	private final long packedBytes;

	private long unpackedBytes;

	/**
	 * A full budget.
	 * @param packedBytes size of the packed file on disk, which no header can lie about
	 */
	public UnpackBudget(CorpusLimits limits, long packedBytes) {
		this.limits = limits;
		this.packedBytes = packedBytes;
	}

	/**
	 * Count what is read from an unpacking stream.
	 * @param file the name of what is unpacked, for messages
	 */
	public InputStream limit(String file, InputStream unpacking) {
		return new FilterInputStream(unpacking) {

			private long fileBytes;

			@Override
			public int read() throws IOException {
				int value = super.read();
				spent((value < 0) ? 0 : 1);
				return value;
			}

			@Override
			public int read(byte[] target, int offset, int length) throws IOException {
				int count = super.read(target, offset, length);
				spent(Math.max(0, count));
				return count;
			}

			private void spent(int count) {
				this.fileBytes += count;
				spend(file, count, this.fileBytes);
			}

		};
	}

	private void spend(String file, int count, long fileBytes) {
		this.unpackedBytes += count;
		if (fileBytes > this.limits.maxFileBytes()) {
			throw new CorpusException(file, 0, "unpacks to more than " + this.limits.maxFileBytes() + " bytes");
		}
		if (this.unpackedBytes > this.limits.maxTotalBytes()) {
			throw new CorpusException(file, 0,
					"with it the zip file unpacks to more than " + this.limits.maxTotalBytes() + " bytes in total");
		}
		if (this.unpackedBytes > CorpusLimits.RATIO_FROM_BYTES
				&& this.unpackedBytes / this.limits.maxRatio() > this.packedBytes) {
			throw new CorpusException(file, 0, "unpacks to more than " + this.limits.maxRatio()
					+ " times its packed size; no text does that, so it is taken for a zip bomb");
		}
	}

}
