package dev.attune.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.attune.access.SecurityProperties.Limits;
import dev.attune.web.ProblemException;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

/**
 * How much callers get in a minute, by a clock that is set.
 */
class RateLimitsTests {

	private final SetTime time = new SetTime();

	@Test
	void aCallerGetsAsManyRequestsAMinuteAsHeMayAndIsToldWhenToComeAgain() {
		RateLimits limits = limits(new Limits(60, 0, 0), new Limits(6, 0, 0));
		for (int i = 0; i < 6; i++) {
			limits.takeRequest(Caller.STRANGER, "10.0.0.1");
		}
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> limits.takeRequest(Caller.STRANGER, "10.0.0.1"))
			.satisfies((refused) -> {
				assertThat(refused.getStatusCode().value()).isEqualTo(429);
				assertThat(refused.getBody().getDetail())
					.isEqualTo("Slowdown: 6 requests per minute; try again in 11 s");
				assertThat(refused.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("11");
			});
		assertThatNoException().isThrownBy(() -> limits.takeRequest(Caller.STRANGER, "10.0.0.2"));
		this.time.pass(Duration.ofSeconds(11));
		assertThatNoException().isThrownBy(() -> limits.takeRequest(Caller.STRANGER, "10.0.0.1"));
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> limits.checkAddress("10.0.0.1"));
		this.time.pass(Duration.ofHours(1));
		assertThatNoException().isThrownBy(() -> limits.checkAddress("10.0.0.1"));
	}

	@Test
	void whatIsAnsweredBeforeItIsKnownWhoAsksCountsAgainstHisAddress() {
		RateLimits limits = limits(new Limits(0, 0, 0), new Limits(2, 0, 0));
		for (int i = 0; i < 3; i++) {
			limits.countAgainst("10.0.0.1");
		}
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> limits.checkAddress("10.0.0.1"));
		assertThatNoException().isThrownBy(() -> limits.checkAddress("10.0.0.2"));
	}

	@Test
	void aKeyCountsWhereverItIsUsedAndItsOwnLimitsGoFirst() {
		RateLimits limits = limits(new Limits(1, 1000, 3), new Limits(0, 0, 0));
		Caller usual = caller(KeyLimits.NONE);
		limits.takeRequest(usual, "10.0.0.1");
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> limits.takeRequest(usual, "10.0.0.2"));
		Caller favoured = caller(new KeyLimits(0L, 50L, null));
		for (int i = 0; i < 100; i++) {
			limits.takeRequest(favoured, "10.0.0.1");
		}
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> limits.takeCharacters(favoured, "10.0.0.1", 51));
		assertThat(limits.limits(favoured.key()).maxJobs()).isEqualTo(3);
	}

	@Test
	void charactersOfAMinuteAreCountedAndMoreThanAllOfThemIsNeverTaken() {
		RateLimits limits = limits(new Limits(0, 0, 0), new Limits(0, 1000, 0));
		limits.takeCharacters(Caller.ANYBODY, "10.0.0.1", 900);
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> limits.takeCharacters(Caller.ANYBODY, "10.0.0.1", 200))
			.satisfies((refused) -> assertThat(refused.getBody().getDetail())
				.isEqualTo("Slowdown: 1000 characters per minute; try again in 7 s"));
		this.time.pass(Duration.ofSeconds(7));
		assertThatNoException().isThrownBy(() -> limits.takeCharacters(Caller.ANYBODY, "10.0.0.1", 200));
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> limits.takeCharacters(Caller.ANYBODY, "10.0.0.1", 1001))
			.satisfies((refused) -> assertThat(refused.getStatusCode().value()).isEqualTo(413));
	}

	@Test
	void aChangeOfLimitsCountsAtOnce() {
		RateLimits limits = limits(new Limits(0, 0, 0), new Limits(0, 0, 0));
		UUID id = UUID.randomUUID();
		limits.takeRequest(caller(id, new KeyLimits(1L, null, null)), "10.0.0.1");
		assertThatNoException()
			.isThrownBy(() -> limits.takeRequest(caller(id, new KeyLimits(2L, null, null)), "10.0.0.1"));
	}

	@ParameterizedTest
	@CsvSource({ "192.168.1.2, 192.168.1.2", "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
			"0:0:0:0:0:0:0:1, 0:0:0:0::/64" })
	void ofAnAddressOfIPv6TheNetworkCounts(String address, String charged) {
		assertThat(ClientAddress.of(address)).isEqualTo(charged);
	}

	private RateLimits limits(Limits key, Limits address) {
		return new RateLimits(new SecurityProperties(null, false, false, Duration.ofSeconds(5),
				DataSize.ofMegabytes(16), key, address), this.time);
	}

	private static Caller caller(KeyLimits limits) {
		return caller(UUID.randomUUID(), limits);
	}

	private static Caller caller(UUID id, KeyLimits limits) {
		return Caller
			.of(new ApiKey(id, "test", KeyHash.of("x"), Role.TRANSLATE, limits, Instant.EPOCH, KeyRing.FIRST, null));
	}

	/**
	 * Time that passes when it is told to.
	 */
	private static final class SetTime implements TimeMeter {

		private long nanos = 1;

		void pass(Duration duration) {
			this.nanos += duration.toNanos();
		}

		@Override
		public long currentTimeNanos() {
			return this.nanos;
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

}
