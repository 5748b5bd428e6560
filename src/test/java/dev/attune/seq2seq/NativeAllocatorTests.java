package dev.attune.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Platform;
import org.junit.jupiter.api.Test;

class NativeAllocatorTests {

	@Test
	void keepsHeapsOnLinux() {
		assertThat(NativeAllocator.keepHeaps()).isEqualTo(Platform.isLinux());
	}

}
