package dev.attune.serving;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The use of a model by one request, from the encoding of its sentences to the decoding
 * of the last hypothesis: the model stays loaded until the lease is closed.
 */
public final class Lease implements AutoCloseable {

	private final ServedModel model;

	private final AtomicBoolean open = new AtomicBoolean(true);

	Lease(ServedModel model) {
		this.model = model;
	}

	public ServedModel model() {
		return this.model;
	}

	@Override
	public void close() {
		if (this.open.getAndSet(false)) {
			this.model.release();
		}
	}

}
