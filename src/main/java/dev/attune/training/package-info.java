/**
 * Training of a network on a parallel corpus, from the files to a model's directory, and
 * the commands for it.
 */
@NullMarked
package dev.attune.training;

import org.jspecify.annotations.NullMarked;
