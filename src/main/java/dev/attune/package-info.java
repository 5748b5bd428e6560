/**
 * Attune, a translation service that a team trains on its own text.
 */
@NullMarked
package dev.attune;

import org.jspecify.annotations.NullMarked;
