/**
 * Parallel corpora: reading them from files, cleaning them, and splitting them so that
 * nothing a model is tested on was ever shown to it in training.
 */
@NullMarked
package dev.attune.corpus;

import org.jspecify.annotations.NullMarked;
