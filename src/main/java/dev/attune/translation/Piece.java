package dev.attune.translation;

/**
 * A stretch of a text that is being put together again.
 *
 * @param text a translated sentence, or characters kept as they were
 * @param translated which of the two
 */
record Piece(String text, boolean translated) {
}
