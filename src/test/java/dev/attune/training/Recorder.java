package dev.attune.training;

import java.util.ArrayList;
import java.util.List;

/**
 * Remembers what it is told of a training, and asks it to stop when it was asked often
 * enough whether to.
 */
final class Recorder implements TrainingListener {

	private final List<Stage> stages = new ArrayList<>();

	private final List<Validation> validations = new ArrayList<>();

	private final int patience;

	private int asked;

	Recorder(int patience) {
		this.patience = patience;
	}

	List<Stage> stages() {
		return this.stages;
	}

	List<Validation> validations() {
		return this.validations;
	}

	@Override
	public boolean isStopped() {
		// a preparation that was stopped begins anew and would never come to its end
		return this.stages.getLast() != Stage.PREPARING && this.asked++ >= this.patience;
	}

	@Override
	public void stage(Stage stage) {
		this.stages.add(stage);
	}

	@Override
	public void validated(Validation validation) {
		this.validations.add(validation);
	}

}
