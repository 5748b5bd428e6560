package dev.attune.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of an API key. A key is 256 random bits, so nobody finds it by trying, and
 * no slow hash is needed. Compared in constant time.
 *
 * @param hex in hexadecimal
 */
record KeyHash(String hex) {

	static KeyHash of(String key) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
			return new KeyHash(HexFormat.of().formatHex(hash));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof KeyHash hash && MessageDigest.isEqual(this.hex.getBytes(StandardCharsets.US_ASCII),
				hash.hex.getBytes(StandardCharsets.US_ASCII));
	}

	@Override
	public int hashCode() {
		return this.hex.hashCode();
	}

}
