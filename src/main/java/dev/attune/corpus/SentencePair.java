package dev.attune.corpus;

/**
 * A text and its translation, with the place they were read from.
 *
 * @param source text in the source language
 * @param target its translation
 * @param file the file the source was read from
 * @param line the line in that file, from 1
 */
public record SentencePair(String source, String target, String file, long line) {
}
