package dev.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A text that is tested on is recognised in training, on either side.
 */
class HeldOutTextsTests {

	@Test
	void whatStandsInHeldOutPartsLeaks() {
		HeldOutTexts heldOut = new HeldOutTexts();
		heldOut.addAll(Stream.of(pair("A dog runs.", "Der Hund rennt.")));
		heldOut.add(pair("The cat sleeps.", "Eine Katze schläft"));
		assertThat(heldOut.leaks(pair("A dog runs.", "Ein Hund rennt."))).isTrue();
		assertThat(heldOut.leaks(pair("a dog runs!", "Ein Hund läuft."))).isTrue();
		assertThat(heldOut.leaks(pair("A cat is sleeping.", "Eine Katze schläft."))).isTrue();
		assertThat(heldOut.leaks(pair("A bird.", "Ein Vogel."))).isFalse();
	}

	private static SentencePair pair(String source, String target) {
		return new SentencePair(source, target, "file", 1);
	}

}
