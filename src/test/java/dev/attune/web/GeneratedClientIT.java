package dev.attune.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.serving.TinyModels;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A client that openapi-generator makes of the API's description, compiled, and run
 * against the service by the program {@code ClientProgram}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class GeneratedClientIT {

	@TempDir
	static Path directory;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void serveTheModels(DynamicPropertyRegistry registry) {
		registry.add("attune.models.dir", () -> directory.resolve("models").toString());
	}

	@BeforeAll
	static void publishModels() throws IOException {
		TinyModels.publish(directory.resolve("models"), "en", "zh", TinyModels.ENGLISH_CHINESE);
	}

	@Test
	void itCompilesAndTranslates() throws Exception {
		Path description = Files.writeString(directory.resolve("api.json"), description());
		Path classes = compile(generate(description), program());
		try (URLClassLoader loader = new URLClassLoader(new URL[] { classes.toUri().toURL() })) {
			@SuppressWarnings("unchecked")
			List<String> answers = (List<String>) loader.loadClass("ClientProgram")
				.getMethod("run", String.class)
				.invoke(null, "http://localhost:" + this.port);
			assertThat(answers).containsExactly("你好。", "en", "[en, zh]", "en-zh 1",
					"400 No model translates from en to fr; there are: en to zh");
		}
	}

	private String description() throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/v3/api-docs")).build(),
					BodyHandlers.ofString())
			.body();
	}

	private static Path generate(Path description) {
		CodegenConfigurator configurator = new CodegenConfigurator().setGeneratorName("java")
			.setLibrary("okhttp-gson")
			.setInputSpec(description.toString())
			.setOutputDir(directory.resolve("client").toString());
		Map.of("apiPackage", "client.api", "modelPackage", "client.model", "invokerPackage", "client", "useJakartaEe",
				"true", "openApiNullable", "false", "hideGenerationTimestamp", "true")
			.forEach(configurator::addAdditionalProperty);
		for (String part : List.of("apiTests", "modelTests", "apiDocs", "modelDocs")) {
			configurator.addGlobalProperty(part, "false");
		}
		new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
		return directory.resolve("client/src/main/java");
	}

	private static Path program() throws Exception {
		return Path.of(GeneratedClientIT.class.getResource("ClientProgram.java").toURI());
	}

	private static Path compile(Path sources, Path program) throws IOException {
		Path classes = Files.createDirectories(directory.resolve("classes"));
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter errors = new StringWriter();
		try (Stream<Path> files = Files.walk(sources);
				StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
			List<Path> units = Stream
				.concat(Stream.of(program), files.filter((file) -> file.toString().endsWith(".java")))
				.toList();
			List<String> options = List.of("-d", classes.toString(), "-proc:none", "-nowarn", "-classpath",
					System.getProperty("java.class.path"));
			boolean compiled = compiler
				.getTask(errors, manager, null, options, null, manager.getJavaFileObjectsFromPaths(units))
				.call();
			assertThat(compiled).as(errors.toString()).isTrue();
		}
		return classes;
	}

}
