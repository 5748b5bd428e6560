package dev.attune.text;

/**
 * A piece of a text.
 *
 * @param text the piece, never empty
 * @param translatable whether it is a sentence; otherwise it is white space or the sign
 * that a line begins with, to be handed on as it is
 */
public record Segment(String text, boolean translatable) {
}
