package dev.attune.document;

/**
 * What a file is to become.
 *
 * @param format what the file is
 * @param languages the languages of the translation
 */
record DocumentRequest(DocumentFormat format, Languages languages) {
}
