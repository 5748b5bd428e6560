package dev.attune.inline;

import dev.attune.text.Span;

/**
 * A stretch of a translation that is known to have come from a stretch of the source.
 *
 * @param source the stretch of the source
 * @param target the stretch of the translation
 */
record Anchor(Span source, Span target) {
}
