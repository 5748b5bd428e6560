/**
 * The models and their versions on disk: an immutable directory for each version.
 */
@NullMarked
package dev.attune.catalog;

import org.jspecify.annotations.NullMarked;
