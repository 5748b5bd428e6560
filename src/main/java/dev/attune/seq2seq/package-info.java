/**
 * The numerics: attention Seq2Seq networks as TorchScript programs, their weights, and
 * the search for a translation.
 */
@NullMarked
package dev.attune.seq2seq;

import org.jspecify.annotations.NullMarked;
