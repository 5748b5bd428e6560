package dev.attune.trainjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is stored of jobs and their queue, with the real database and a real worker, which
 * finds too few pairs.
 */
@SpringBootTest(properties = { "attune.models.dir=target/no-models", "attune.data.dir=./target/train-job-store",
		"spring.datasource.url=jdbc:h2:mem:train-jobs", "db-scheduler.polling-interval=100ms" })
@AutoConfigureMockMvc
class TrainJobStoreTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TrainJobStore store;

	@Autowired
	private TrainJobEvents events;

	@Autowired
	private JsonMapper json;

	private UUID job = new UUID(0, 0);

	@BeforeEach
	void aJobThatFailed() throws Exception {
		this.job = UUID
			.fromString(this.json.readTree(submit().getResponse().getContentAsByteArray()).path("id").asString());
		await().atMost(Duration.ofMinutes(3)).until(() -> stored().state().isFinal());
	}

	@AfterEach
	void forget() {
		this.store.ids().forEach(this.store::delete);
	}

	@Test
	void aJobIsQueuedOnceRunAndFoundWithWhatBecameOfIt() {
		assertThat(submit()).hasStatus(202).hasHeader("Location", "http://localhost/train-jobs/" + this.job);
		TrainJob ended = stored();
		assertThat(ended.state()).isEqualTo(TrainJobState.FAILED);
		assertThat(ended.failure()).extracting("kind").isEqualTo("CORPUS");
		assertThat(ended.createdAt()).isBeforeOrEqualTo(ended.startedAt()).isBefore(ended.endedAt());
		assertThat(this.store.list(TrainJobState.FAILED, "stored", 0, 10)).extracting(TrainJob::id)
			.containsExactly(this.job);
		assertThat(this.store.list(null, null, 1, 10)).isEmpty();
		assertThat(this.store.count(TrainJobState.QUEUED, null)).isZero();
		assertThat(this.store.endedBefore(Instant.now())).hasSize(1);
		assertThat(this.store.endedBefore(ended.createdAt())).isEmpty();
	}

	@Test
	void whatAWorkerTellsIsKept() {
		JsonNode told = this.json.createObjectNode().put("text", "Ünïcödé 你好 😀 \0 '\"");
		this.store.progress(this.job, told);
		this.store.corpus(this.job, told);
		this.store.outcome(this.job, told);
		this.store.published(this.job, 7, "activated");
		assertThat(this.store.findByVersion("stored", 7)).hasValueSatisfying((found) -> {
			assertThat(List.of(found.progress(), found.corpus(), found.outcome())).containsOnly(told);
			assertThat(found.decision()).isEqualTo("activated");
		});
		this.store.crashed(this.job);
		assertThat(stored().crashes()).isEqualTo(1);
		this.store.forgetCrashes(this.job);
		assertThat(stored().crashes()).isZero();
		this.store.requestCancel(this.job);
		assertThat(this.store.isCancelRequested(this.job)).isTrue();
		assertThat(this.store.move(this.job, TrainJobState.running(), TrainJobState.CANCELLED)).isFalse();
		this.store.forgetFailure(this.job);
		assertThat(stored().failure()).isNull();
	}

	@Test
	void eventsAreNumberedAndGoWithTheirJob() {
		long last = this.events.after(this.job, 0, 100).getLast().number();
		this.events.add(this.job, "note", this.json.createObjectNode().put("text", "你好"));
		this.events.add(this.job, "note", this.json.createObjectNode());
		assertThat(this.events.after(this.job, last, 100)).extracting(TrainJobEvent::number)
			.containsExactly(last + 1, last + 2);
		assertThat(this.events.ofType(this.job, "note")).first()
			.extracting((event) -> event.data().path("text").asString())
			.isEqualTo("你好");
		this.store.delete(this.job);
		assertThat(this.events.after(this.job, 0, 100)).isEmpty();
	}

	private TrainJob stored() {
		return this.store.find(this.job).orElseThrow();
	}

	private MvcTestResult submit() {
		MockPart config = new MockPart("config",
				"{\"source\":\"en\",\"target\":\"de\",\"model\":\"stored\"}".getBytes(StandardCharsets.UTF_8));
		config.getHeaders().setContentType(MediaType.APPLICATION_JSON);
		return this.mvc.post()
			.uri("/train-jobs")
			.header("Idempotency-Key", "the same")
			.multipart()
			.part(config)
			.file(new MockMultipartFile("files", "two.tsv", null,
					"Yes.\tJa.\nNo.\tNein.\n".getBytes(StandardCharsets.UTF_8)))
			.exchange();
	}

}
