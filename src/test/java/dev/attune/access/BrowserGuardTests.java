package dev.attune.access;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.attune.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * What pages in a browser on this machine may do where no key is needed.
 */
class BrowserGuardTests {

	private static final Endpoint TRANSLATE = Endpoint.of("POST", "/translate", Role.TRANSLATE);

	private static final Endpoint TRAIN = Endpoint.of("POST", "/train-jobs", Role.TRAIN);

	private final BrowserGuard guard = new BrowserGuard(true);

	@ParameterizedTest
	@CsvSource(textBlock = """
			Sec-Fetch-Site, cross-site,              false
			Sec-Fetch-Site, same-site,               false
			Sec-Fetch-Site, same-origin,             true
			Sec-Fetch-Site, none,                    true
			Origin,         http://elsewhere.example, false
			Origin,         null,                    false
			Origin,         http://localhost:8080,   true
			Origin,         http://localhost:9000,   false
			X-Other,        x,                       true
			""")
	void pagesOfOtherOriginsTranslateAndNothingElse(String header, String value, boolean allowed) {
		MockHttpServletRequest request = request("localhost");
		request.addHeader("Host", "localhost:8080");
		request.addHeader(header, value);
		assertThatNoException().isThrownBy(() -> this.guard.check(request, TRANSLATE));
		if (allowed) {
			assertThatNoException().isThrownBy(() -> this.guard.check(request, TRAIN));
		}
		else {
			assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.guard.check(request, TRAIN));
		}
	}

	/** DNS rebinding: a page's own name leads to this machine. */
	@Test
	void aServiceOfThisMachineAnswersToNoOtherName() {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> this.guard.check(request("attacker.example"), TRANSLATE));
		assertThatNoException().isThrownBy(() -> this.guard.check(request("127.0.0.1"), TRANSLATE));
		assertThatNoException().isThrownBy(() -> this.guard.check(request("[::1]"), TRANSLATE));
		assertThatNoException().isThrownBy(() -> new BrowserGuard(false).check(request("attune.example"), TRANSLATE));
	}

	private static MockHttpServletRequest request(String name) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setServerName(name);
		return request;
	}

}
