package dev.attune.trainjob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.web.multipart.MultipartFile;

/**
 * Tells whether a request is the same as an earlier one: SHA-256 over its configuration
 * and its files.
 */
final class RequestHash {

	private static final int BUFFER = 1 << 16;

	private RequestHash() {
	}

	static String of(TrainJobConfig config, TrainJobFiles files) {
		MessageDigest digest = sha256();
		add(digest, config.toString());
		files.all().forEachOrdered((file) -> add(digest, file));
		return HexFormat.of().formatHex(digest.digest());
	}

	private static void add(MessageDigest digest, MultipartFile file) {
		add(digest, file.getName());
		add(digest, String.valueOf(file.getOriginalFilename()));
		try (InputStream input = file.getInputStream()) {
			byte[] buffer = new byte[BUFFER];
			for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
				digest.update(buffer, 0, count);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void add(MessageDigest digest, String text) {
		digest.update(text.getBytes(StandardCharsets.UTF_8));
		digest.update((byte) 0);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
