package dev.attune.training;

import dev.attune.seq2seq.TrainingBatch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the batches of a plan in their order, on a thread of its own one batch ahead of
 * the step that trains on the last.
 */
final class BatchReader implements AutoCloseable {

	private final ExecutorService thread = Executors
		.newSingleThreadExecutor(Thread.ofPlatform().name("attune-batches").daemon().factory());

	private @Nullable Ahead ahead;

	/** The batch of a plan at an index; begins to read the one behind it. */
	TrainingBatch read(BatchPlan plan, int index) {
		Ahead now = this.ahead;
		if (now == null || now.plan != plan || now.index != index) {
			now = begin(plan, index);
		}
		TrainingBatch batch = now.batch();
		this.ahead = (index + 1 < plan.size()) ? begin(plan, index + 1) : null;
		return batch;
	}

	private Ahead begin(BatchPlan plan, int index) {
		return new Ahead(plan, index, CompletableFuture.supplyAsync(() -> plan.batch(index), this.thread));
	}

	/** Waits for a batch that is being read: its file may be closed afterwards. */
	@Override
	public void close() {
		this.thread.close();
	}

	private record Ahead(BatchPlan plan, int index, CompletableFuture<TrainingBatch> future) {

		TrainingBatch batch() {
			try {
				return this.future.join();
			}
			catch (CompletionException exception) {
				if (exception.getCause() instanceof RuntimeException cause) {
					throw cause;
				}
				throw exception;
			}
		}

	}

}
