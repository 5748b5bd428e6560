package dev.attune.serving;

import dev.attune.catalog.ModelVersion;
import dev.attune.seq2seq.InvalidModelException;

/**
 * Loads the weights of a version.
 */
interface ModelLoader {

	/**
	 * Loads them.
	 * @throws InvalidModelException whatever the version's files made the engine throw
	 */
	LoadedWeights load(ModelVersion version) throws InvalidModelException;

}
