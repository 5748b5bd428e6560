package dev.attune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Settings that cannot be meant: the service does not start, and says in words what to
 * change.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartRefusalTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					attune.translation.beam=0                      | must be greater than or equal to 1
					attune.training.heap=lots                      | must be a size as Java's -Xmx takes it, such as 900m or 2g
					attune.training.keep-uploads=9999d             | Set attune.training.keep-jobs, now 8760h, to as much at least
					attune.documents.max-size=900MB                | Set at most spring.servlet.multipart.max-file-size, now 536870912B
					attune.documents.max-kept-size=1MB             | Set at least attune.documents.max-size, 10485760B
					attune.translation.max-characters=5000000      | Set at least 15000000 bytes, or allow fewer characters
					server.ssl.certificate=file:none.pem           | Correct server.ssl.certificate and server.ssl.certificate-private-key
					server.ssl.key-store=file:none.p12             | none.p12
					spring.datasource.url= | Leave the setting out, for one in attune.data.dir
					spring.datasource.url=jdbc:postgresql://localhost:1/attune?user=me&password=hush | Start the database, or correct spring.datasource.url
					""")
	void theServiceDoesNotStartAndSaysWhy(String setting, String sentence, CapturedOutput output) {
		assertThatThrownBy(() -> SpringApplication
			.run(AttuneApplication.class, "--server.port=0", "--attune.models.dir=target/no-models",
					setting.startsWith("spring.datasource") ? "--spring.datasource.hikari.initialization-fail-timeout=1"
							: "--spring.datasource.url=jdbc:h2:mem:refused",
					"--" + setting))
			.isInstanceOf(Exception.class);
		assertThat(output.getOut()).contains("APPLICATION FAILED TO START", sentence)
			.contains(setting.substring(0, setting.indexOf('=')))
			.doesNotContain("hush");
		assertThat(output.getOut().substring(output.getOut().indexOf("APPLICATION FAILED"))).doesNotContain("\tat ");
	}

}
