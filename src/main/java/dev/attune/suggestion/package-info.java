/**
 * Better translations that users suggest, kept for review and as a corpus for trainings.
 */
@NullMarked
package dev.attune.suggestion;

import org.jspecify.annotations.NullMarked;
