package dev.attune.catalog;

import dev.attune.seq2seq.InvalidModelException;

/**
 * What runs the active versions of the models in this process. It loads a version before
 * the catalog makes it the active one, so that one that cannot run is never activated,
 * and puts it into service as soon as it is.
 */
public interface ModelHost {

	/** For processes that run no models. */
	ModelHost NONE = (version) -> new Prepared() {

		@Override
		public void serve() {
		}

		@Override
		public void close() {
		}

	};

	/**
	 * Loads a version, without using it yet.
	 * @throws InvalidModelException if it cannot run; nothing has changed then
	 */
	Prepared prepare(ModelVersion version) throws InvalidModelException;

	/**
	 * A version that is ready. Used by the thread that had it prepared.
	 */
	interface Prepared extends AutoCloseable {

		/** Takes the place of the version in service, between two batches. */
		void serve();

		/** Unloads the version unless it serves. */
		@Override
		void close();

	}

}
