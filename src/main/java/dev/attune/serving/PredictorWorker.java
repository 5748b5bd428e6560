package dev.attune.serving;

import dev.attune.seq2seq.Hypothesis;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread of the pool: takes a batch, translates it, and so on until the queue closes.
 */
final class PredictorWorker implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(PredictorWorker.class);

	private final BatchQueue queue;

	private final ServingMetrics metrics;

	private final SearchRate rate;

	PredictorWorker(BatchQueue queue, ServingMetrics metrics, SearchRate rate) {
		this.queue = queue;
		this.metrics = metrics;
		this.rate = rate;
	}

	@Override
	public void run() {
		try {
			while (workOnce()) {
				// until the queue closes
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	// whatever fails, the worker goes on: without it requests would wait for nothing
	@SuppressWarnings("CatchingUnchecked")
	private boolean workOnce() throws InterruptedException {
		try {
			Batch batch = this.queue.take();
			if (batch != null) {
				work(batch);
			}
			return batch != null;
		}
		catch (RuntimeException | Error ex) {
			logger.error("A batch cannot be taken from the queue", ex);
			return true;
		}
	}

	@SuppressWarnings("CatchingUnchecked")
	private void work(Batch batch) {
		try {
			this.metrics.began(batch);
			translate(batch);
		}
		catch (Throwable ex) {
			logger.error("A batch failed in model {}", batch.model(), ex);
			fail(batch, ex);
		}
	}

	private void translate(Batch batch) {
		// a batch whose requests have all given up may find its model closed
		if (!batch.model().retain()) {
			fail(batch, new IllegalStateException("Model " + batch.model().name() + " is closed"));
			return;
		}
		try {
			translateWithModel(batch);
		}
		finally {
			batch.model().release();
		}
	}

	// whatever a batch throws, errors of native code included, must not end the worker
	@SuppressWarnings("CatchingUnchecked")
	private void translateWithModel(Batch batch) {
		try {
			long begin = System.nanoTime();
			List<List<Hypothesis>> hypotheses = batch.model().translator().translate(batch.search());
			if (hypotheses.size() != batch.sentences().size()) {
				throw new IllegalStateException(
						hypotheses.size() + " answers for " + batch.sentences().size() + " sentences");
			}
			this.rate.add(batch.sentences().size(), batch.tokens(), System.nanoTime() - begin, batch.crowded());
			this.metrics.translated(batch, hypotheses);
			for (int i = 0; i < hypotheses.size(); i++) {
				batch.sentences().get(i).future().complete(hypotheses.get(i));
			}
		}
		catch (Throwable ex) {
			if (batch.sentences().size() == 1) {
				logger.error("A sentence failed in model {}", batch.model(), ex);
				fail(batch, ex);
			}
			else {
				logger.warn("A batch of {} failed in model {}, each sentence is tried alone", batch.sentences().size(),
						batch.model(), ex);
				translateOneByOne(batch);
			}
		}
	}

	// so that a sentence that cannot be translated does not fail its neighbours
	private void translateOneByOne(Batch batch) {
		for (PendingSentence sentence : batch.sentences()) {
			if (!sentence.isAbandoned(System.nanoTime())) {
				translateWithModel(batch.only(sentence));
			}
		}
	}

	private static void fail(Batch batch, Throwable cause) {
		batch.sentences().forEach((sentence) -> sentence.future().completeExceptionally(cause));
	}

}
