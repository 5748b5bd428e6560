/**
 * What stands in a text beside words: marks, placeholders and what else must survive its
 * translation. It knows alignments of tokens, and neither models nor markup.
 */
@NullMarked
package dev.attune.inline;

import org.jspecify.annotations.NullMarked;
