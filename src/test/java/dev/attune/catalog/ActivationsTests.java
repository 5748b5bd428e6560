package dev.attune.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * What a roll-back goes back to.
 */
class ActivationsTests {

	private static final Instant TIME = Instant.parse("2026-01-01T12:00:00Z");

	@Test
	void theFirstVersionHasNoneBefore() {
		Activations first = Activations.first(3, TIME);
		assertThat(first.active()).isEqualTo(3);
		assertThat(first.previous()).isEmpty();
	}

	@Test
	void eachRollBackUndoesOneActivation() {
		Activations activations = Activations.first(1, TIME).activated(2, TIME).activated(5, TIME);
		assertThat(activations.previous()).hasValue(2);
		activations = activations.rolledBack(2, TIME);
		assertThat(activations.active()).isEqualTo(2);
		assertThat(activations.previous()).hasValue(1);
		activations = activations.rolledBack(1, TIME);
		assertThat(activations.previous()).isEmpty();
		assertThat(activations.history()).extracting(Activation::version).containsExactly(1, 2, 5, 2, 1);
		assertThat(activations.history()).extracting(Activation::rollback)
			.containsExactly(false, false, false, true, true);
	}

	@Test
	void anActivationAfterARollBackIsUndoneToWhereThatLed() {
		Activations activations = Activations.first(1, TIME)
			.activated(2, TIME)
			.rolledBack(1, TIME)
			.activated(3, TIME)
			.activated(2, TIME);
		assertThat(activations.previous()).hasValue(3);
		assertThat(activations.rolledBack(3, TIME).previous()).hasValue(1);
	}

	@Test
	void whatIsActiveIsNotActivatedAgain() {
		Activations activations = Activations.first(1, TIME).activated(2, TIME);
		assertThat(activations.activated(2, TIME.plusSeconds(1))).isEqualTo(activations);
	}

	@Test
	void theHighestNumberIsRemembered() {
		assertThat(Activations.first(2, TIME).given(4).activated(1, TIME).highest()).isEqualTo(4);
	}

	@Test
	void aLongHistoryForgetsItsBeginning() {
		Activations activations = Activations.first(1, TIME);
		for (int i = 0; i < 600; i++) {
			activations = activations.activated(2, TIME).rolledBack(1, TIME);
		}
		activations = activations.activated(3, TIME);
		assertThat(activations.history()).hasSize(1000);
		assertThat(activations.previous()).isEqualTo(OptionalInt.of(1));
	}

}
