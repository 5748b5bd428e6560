/**
 * Benchmarks as programs of the project: what the machine can do, and what share of it
 * searches, the service and trainings reach. docs/BENCHMARKS.md tells how to run them.
 */
@NullMarked
package dev.attune.bench;

import org.jspecify.annotations.NullMarked;
