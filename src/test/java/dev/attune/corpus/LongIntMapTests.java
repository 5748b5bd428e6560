package dev.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The map keeps what was put first, through all its growth.
 */
class LongIntMapTests {

	@Test
	void keepsTheFirstValueOfEachKey() {
		LongIntMap map = new LongIntMap();
		for (int i = 0; i < 10_000; i++) {
			assertThat(map.putIfAbsent(i * 1_000_003L, i)).isEqualTo(LongIntMap.ABSENT);
		}
		for (int i = 0; i < 10_000; i++) {
			assertThat(map.putIfAbsent(i * 1_000_003L, -5)).isEqualTo(i);
			assertThat(map.get(i * 1_000_003L)).isEqualTo(i);
			assertThat(map.get(i * 1_000_003L + 1)).isEqualTo(LongIntMap.ABSENT);
		}
	}

}
