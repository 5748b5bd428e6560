/**
 * Texts in, translations out: the HTTP endpoints, the command, and the cutting and
 * joining of texts.
 */
@NullMarked
package dev.attune.translation;

import org.jspecify.annotations.NullMarked;
