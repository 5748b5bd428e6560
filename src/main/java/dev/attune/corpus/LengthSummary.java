package dev.attune.corpus;

/**
 * Lengths of many texts, in characters.
 *
 * @param mean the mean; 0 if there is no text
 * @param median half of the texts are no longer than this
 * @param percentile95 95 of 100 texts are no longer than this
 * @param max the longest
 */
public record LengthSummary(double mean, int median, int percentile95, int max) {
}
