package dev.attune.trainjob;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened to a job.
 *
 * @param number from 1, rising within the job
 * @param at when
 * @param type {@code state}, {@code progress}, {@code validation}, {@code corpus},
 * {@code message}, {@code outcome}, {@code checkpoint} or {@code failed}
 * @param data as JSON
 */
record TrainJobEvent(long number, Instant at, String type, JsonNode data) {
}
