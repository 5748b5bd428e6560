/**
 * How good a translation is: BLEU and chrF, with the figures that sacreBLEU prints.
 */
@NullMarked
package dev.attune.evaluation;

import org.jspecify.annotations.NullMarked;
