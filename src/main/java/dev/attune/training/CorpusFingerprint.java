package dev.attune.training;

import dev.attune.catalog.Checksums;
import dev.attune.corpus.CorpusReader;
import dev.attune.seq2seq.ModelConfig;
import dev.attune.seq2seq.TranslationModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A hash of all that a prepared corpus depends on. What only the training needs, such as
 * its learning rate, is not in it.
 */
final class CorpusFingerprint {

	private final MessageDigest digest = Checksums.sha256();

	private CorpusFingerprint() {
	}

	static String of(TrainingRequest request) throws IOException {
		CorpusFingerprint fingerprint = new CorpusFingerprint();
		fingerprint.add(CorpusManifest.FORMAT_VERSION);
		fingerprint.add(request.source());
		fingerprint.add(request.target());
		request.corpora().forEach((corpus) -> fingerprint.add(corpus.identity()));
		fingerprint.add(request.dev().stream().map(CorpusReader::identity).toList());
		fingerprint.add(request.test().stream().map(CorpusReader::identity).toList());
		fingerprint.add(request.devPairs());
		fingerprint.add(request.testPairs());
		fingerprint.add(request.cleaning());
		fingerprint.add(request.keepOverlap());
		fingerprint.add(request.sizes().vocabulary());
		fingerprint.add(request.options().seed());
		if (request.parent() != null) {
			fingerprint.add(Files.readString(request.parent().resolve(ModelConfig.FILE)));
			fingerprint.add(Files.readString(request.parent().resolve(TranslationModel.TOKENIZER_FILE)));
		}
		if (request.replay() != null) {
			Path checksums = request.replay().resolve(Checksums.FILE);
			// whoever reads the corpus will say that it is none
			fingerprint.add(Files.exists(checksums) ? Files.readString(checksums) : "none");
		}
		return HexFormat.of().formatHex(fingerprint.digest.digest());
	}

	private void add(Object value) {
		this.digest.update(value.toString().getBytes(StandardCharsets.UTF_8));
		this.digest.update((byte) 0);
	}

}
