/**
 * Tells which language a text is written in.
 */
@NullMarked
package dev.attune.detection;

import org.jspecify.annotations.NullMarked;
