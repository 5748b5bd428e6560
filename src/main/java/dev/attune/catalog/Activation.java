package dev.attune.catalog;

import java.time.Instant;

/**
 * A version became the active one.
 *
 * @param version its number
 * @param time when
 * @param rollback whether it was active before and came back in place of a later one
 */
public record Activation(int version, Instant time, boolean rollback) {
}
