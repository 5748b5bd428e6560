/**
 * Markup as texts with marks, and markup again: HTML. It knows no models.
 */
@NullMarked
package dev.attune.markup;

import org.jspecify.annotations.NullMarked;
