package dev.attune.trainjob;

import java.util.Arrays;
import java.util.List;

/**
 * Where a job stands.
 */
enum TrainJobState {

	/** Waits for a worker. */
	QUEUED,

	/** The corpus is read, cleaned, split and cut into subwords. */
	PREPARING,

	/** The network learns. */
	TRAINING,

	/** The test part is translated and scored. */
	EVALUATING,

	/** The version is put into the catalog and perhaps activated. */
	PUBLISHING,

	/** The version is in the catalog. */
	SUCCEEDED,

	/** It ended without a version; the job tells why. */
	FAILED,

	/** Someone ended it; its files are gone. */
	CANCELLED;

	/** Whether nothing happens to the job any more. */
	boolean isFinal() {
		return compareTo(SUCCEEDED) >= 0;
	}

	/** The states in which a worker is busy with the job. */
	static List<TrainJobState> running() {
		return Arrays.stream(values()).filter((state) -> !state.isFinal() && state != QUEUED).toList();
	}

}
