package dev.attune.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What may be refused unread is one request, come whole; {@code |} stands for the end of
 * a line.
 */
class WholeRequestTests {

	private static final String LINE = "POST /translate HTTP/1.1\r\n";

	@ParameterizedTest
	@ValueSource(strings = { "Host: a|Content-Length: 4||text", "content-length:4||text", "CONTENT-LENGTH: 0||",
			"Connection: Keep-Alive|Content-Length:\t4|Prefer: wait=5||text", "Content-Length: 4|X-Empty:||text",
			// a body may hold anything, what ends a head too
			"Content-Length: 4||||", "Content-Length: 4||\u0000:\u00e4\u00ff" })
	void oneThatHasComeWhole(String rest) {
		assertThat(WholeRequest.is(LINE + lines(rest), LINE)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Host: a|", "Content-Length: 4|", "Content-Length: 4||tex", "Content-Length: 4||texts",
			"Content-Length: 4||textPOST /translate HTTP/1.1|Content-Length: 0||",
			// of unknown length
			"Host: a||", "Transfer-Encoding: chunked||0||", "Content-Length: 4|Transfer-Encoding: chunked||text",
			"transfer-encoding: identity|Content-Length: 4||text", "Content-Length: 4|Content-Length: 4||text",
			"Content-Length: 4, 4||text", "Content-Length: +4||text", "Content-Length: -1||", "Content-Length:||",
			"Content-Length: 0x4||text", "Content-Length: 4 ||textl", "Content-Length: 99999999999||text",
			// what needs another answer
			"Origin: http://a|Content-Length: 4||text", "Expect: 100-continue|Content-Length: 4||text",
			"Upgrade: h2c|Content-Length: 4||text", "Connection: close|Content-Length: 4||text",
			"Connection: keep-alive, Upgrade|Content-Length: 4||text",
			// what is no head
			"Content-Length : 4||text", " Content-Length: 4||text", "A: b| c|Content-Length: 4||text",
			"Content-Length: 4|text||text", ": 4|Content-Length: 4||text", "A: b\nOrigin: c|Content-Length: 4||text",
			"A: b\rOrigin: c|Content-Length: 4||text", "A: \u0000|Content-Length: 4||text",
			"Content-Length: \u001c4||text", "Or\u0000igin: b|Content-Length: 4||text" })
	void anythingElseGoesTheUsualWay(String rest) {
		assertThat(WholeRequest.is(LINE + lines(rest), LINE)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST /translate?a=b HTTP/1.1", "GET /translate HTTP/1.1", "POST /translate HTTP/1.0",
			"POST /translate/ HTTP/1.1", "post /translate HTTP/1.1", " POST /translate HTTP/1.1" })
	void anotherRequestLineGoesTheUsualWay(String line) {
		assertThat(WholeRequest.is(line + lines("|Content-Length: 4||text"), LINE)).isFalse();
	}

	@Test
	void everyBeginningGoesTheUsualWay() {
		String whole = LINE + lines("Host: a|Content-Length: 4||text");
		for (int length = 0; length < whole.length(); length++) {
			assertThat(WholeRequest.is(whole.substring(0, length), LINE)).as("%d bytes", length).isFalse();
		}
	}

	private static String lines(String text) {
		return text.replace("|", "\r\n");
	}

}
