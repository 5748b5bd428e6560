package dev.attune.bench;

import org.jspecify.annotations.Nullable;

/**
 * From what language into which, and by what model.
 *
 * @param source language of the texts
 * @param target language of the translations
 * @param model name of the model, or none for the one that the service chooses
 */
record Route(String source, String target, @Nullable String model) {
}
