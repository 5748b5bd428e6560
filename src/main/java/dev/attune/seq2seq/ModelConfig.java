package dev.attune.seq2seq;

import java.util.List;

/**
 * The {@code config.json} of a model version.
 *
 * @param formatVersion layout of the version's directory, {@link #FORMAT_VERSION} for the
 * one that this code writes
 * @param architecture name of the network, for example {@code gru-attention}
 * @param sizes widths of its layers
 * @param source language code of the texts to be translated
 * @param target language code of the translations
 * @param sourceNormalization steps that a source sentence passes before it is cut into
 * subwords
 * @param targetNormalization steps that the target side of the corpus passed
 */
public record ModelConfig(int formatVersion, String architecture, ModelSizes sizes, String source, String target,
		List<String> sourceNormalization, List<String> targetNormalization) {

	public static final int FORMAT_VERSION = 1;

}
