/**
 * Glossaries: terms and the translations that they must get, given with a request or
 * stored, and where they stand in a sentence. It knows no engine.
 */
@NullMarked
package dev.attune.glossary;

import org.jspecify.annotations.NullMarked;
