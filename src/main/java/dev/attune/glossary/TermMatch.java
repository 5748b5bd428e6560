package dev.attune.glossary;

/**
 * A term of a glossary in a sentence.
 *
 * @param begin where it stands, in UTF-16 code units
 * @param end where the text behind it begins
 * @param translation what must stand for it in the translation
 */
public record TermMatch(int begin, int end, String translation) {
}
