/**
 * Text before and after the network: normalisation, subwords, sentences.
 */
@NullMarked
package dev.attune.text;

import org.jspecify.annotations.NullMarked;
