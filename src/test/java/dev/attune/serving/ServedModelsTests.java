package dev.attune.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/**
 * Which models are in service, and until when they stay loaded.
 */
class ServedModelsTests {

	private final ServedModels models = new ServedModels();

	@Test
	void aModelStaysLoadedUntilItsLastLeaseIsClosed() {
		FakeWeights weights = new FakeWeights();
		this.models.put(new ServedModel("en-zh", 1, weights));
		Lease first = this.models.lease((all) -> Optional.of(all.getFirst())).orElseThrow();
		Lease second = this.models.lease((all) -> Optional.of(all.getFirst())).orElseThrow();
		this.models.clear();
		first.close();
		first.close();
		assertThat(weights.closed).hasValue(0);
		second.close();
		assertThat(weights.closed).hasValue(1);
	}

	@Test
	void aModelThatIsClosedBetweenChoiceAndLeaseIsChosenAgain() {
		ServedModel closed = new ServedModel("en-zh", 1, new FakeWeights());
		closed.release();
		this.models.put(new ServedModel("en-zh", 2, new FakeWeights()));
		AtomicInteger choices = new AtomicInteger();
		Lease lease = this.models
			.lease((all) -> Optional.of((choices.getAndIncrement() == 0) ? closed : all.getFirst()))
			.orElseThrow();
		assertThat(lease.model().version()).isEqualTo(2);
	}

	@Test
	void theServiceIsReadyWhenAModelIsInService() {
		ModelsHealthIndicator health = new ModelsHealthIndicator(this.models);
		assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		this.models.put(new ServedModel("en-zh", 3, new FakeWeights()));
		assertThat(health.health().getStatus()).isEqualTo(Status.UP);
		assertThat(health.health().getDetails()).extracting("models")
			.hasToString("[Detail[name=en-zh, version=3, source=en, target=zh, loaded=true, problem=null]]");
	}

}
