package dev.attune.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.attune.access.SecurityProperties.Limits;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

/**
 * Where a service may listen with keys and without.
 */
class StartCheckTests {

	private final MockEnvironment environment = new MockEnvironment();

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.1.2.3", "::1" })
	void itStartsWithoutKeysForThisMachineAlone(String address) {
		assertThatNoException().isThrownBy(() -> start(address, null, false, false));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none", value = { "0.0.0.0", "192.168.1.2", "::", "none" })
	void itDoesNotStartWithoutKeysForOthers(@Nullable String address) {
		assertThatExceptionOfType(UnsafeStartException.class).isThrownBy(() -> start(address, null, false, false))
			.withMessageContaining("server.address")
			.satisfies((refused) -> assertThat(refused.action()).contains("attune.security.admin-key",
					"server.address=127.0.0.1", "attune.security.open=true"));
	}

	@Test
	void itStartsForOthersWithKeysOrIfItIsTold() {
		assertThatNoException().isThrownBy(() -> start("0.0.0.0", null, true, false));
		assertThatNoException().isThrownBy(() -> start("0.0.0.0", "k".repeat(32), false, true));
	}

	@Test
	void aKeyThatCouldBeGuessedIsNone() {
		assertThatExceptionOfType(UnsafeStartException.class)
			.isThrownBy(() -> start("127.0.0.1", "k".repeat(31), false, true))
			.withMessageContaining("31 characters")
			.withMessageNotContaining("kkk");
	}

	@Test
	void managementIsNotOpenToOthersEither() {
		this.environment.setConversionService(new ApplicationConversionService());
		this.environment.setProperty("management.server.port", "9999");
		assertThatExceptionOfType(UnsafeStartException.class).isThrownBy(() -> start("127.0.0.1", null, false, false))
			.withMessageContaining("management.server.address");
		this.environment.setProperty("management.server.address", "127.0.0.1");
		assertThatNoException().isThrownBy(() -> start("127.0.0.1", null, false, false));
	}

	private void start(@Nullable String address, @Nullable String key, boolean open, boolean needsKeys)
			throws UnknownHostException {
		Limits none = new Limits(0, 0, 0);
		StartCheck.run((address != null) ? InetAddress.getByName(address) : null, this.environment,
				new SecurityProperties(key, open, false, Duration.ofSeconds(5), DataSize.ofMegabytes(16), none, none),
				needsKeys);
	}

}
