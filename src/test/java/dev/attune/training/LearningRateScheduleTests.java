package dev.attune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * The learning rate rises, stays and falls.
 */
class LearningRateScheduleTests {

	private final LearningRateSchedule schedule = new LearningRateSchedule(0.1, 100);

	@Test
	void risesLinearlyOverTheWarmup() {
		assertThat(this.schedule.at(1, 0)).isCloseTo(0.001, within(1e-9));
		assertThat(this.schedule.at(50, 0.1)).isCloseTo(0.05, within(1e-9));
		assertThat(this.schedule.at(100, 0.2)).isCloseTo(0.1, within(1e-9));
	}

	@Test
	void staysUntilHalfOfTheTrainingIsDone() {
		assertThat(this.schedule.at(500, 0.5)).isCloseTo(0.1, within(1e-9));
	}

	@Test
	void fallsLinearlyAndNeverToNothing() {
		assertThat(this.schedule.at(500, 0.75)).isCloseTo(0.05, within(1e-9));
		assertThat(this.schedule.at(500, 1)).isCloseTo(0.002, within(1e-9));
		assertThat(this.schedule.at(500, 1.1)).isCloseTo(0.002, within(1e-9));
	}

}
