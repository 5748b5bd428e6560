package dev.attune.bench;

import dev.attune.serving.ProcessMemory;
import dev.attune.training.Progress;
import dev.attune.training.TrainingListener;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * Watches a training, and stops it when enough has been seen. Memory is looked at when
 * the warm-up is over, half-way from there, and at the end.
 */
final class SpeedListener implements TrainingListener {

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private final Duration warmUp;

	private final Duration time;

	private final ProcessMemory memory;

	private final PrintWriter out;

	/** Target tokens a second, of each interval. */
	private final Samples speeds = new Samples();

	/** Resident memory in MB, at the three moments. */
	private final Samples resident = new Samples();

	private volatile boolean stopped;

	SpeedListener(Duration warmUp, Duration time, ProcessMemory memory, PrintWriter out) {
		this.warmUp = warmUp;
		this.time = time;
		this.memory = memory;
		this.out = out;
	}

	@Override
	public void message(String message) {
		this.out.println(message);
		this.out.flush();
	}

	@Override
	public Duration progressInterval() {
		return this.time.compareTo(INTERVAL.multipliedBy(10)) < 0 ? this.time.dividedBy(10) : INTERVAL;
	}

	@Override
	public void progress(Progress progress) {
		Duration measured = progress.elapsed().minus(this.warmUp);
		if (measured.isNegative() || Double.isNaN(progress.tokensPerSecond())) {
			return;
		}
		if (this.resident.size() == 0) {
			// what was trained up to here is warm-up still
			this.resident.add(this.memory.resident());
			return;
		}
		this.speeds.add(progress.tokensPerSecond());
		if (this.resident.size() == 1 && measured.multipliedBy(2).compareTo(this.time) >= 0) {
			this.resident.add(this.memory.resident());
		}
		if (measured.compareTo(this.time) >= 0) {
			this.resident.add(this.memory.resident());
			this.stopped = true;
		}
	}

	@Override
	public boolean isStopped() {
		return this.stopped;
	}

	Samples speeds() {
		return this.speeds;
	}

	Samples resident() {
		return this.resident;
	}

}
