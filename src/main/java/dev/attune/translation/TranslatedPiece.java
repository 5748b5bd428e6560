package dev.attune.translation;

/**
 * More of a translation, as an event.
 *
 * @param index of the text in {@code q}, from 0
 * @param text what follows the pieces before; all of them are the translation
 */
record TranslatedPiece(int index, String text) {
}
