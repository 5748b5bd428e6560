/**
 * Inference: the loaded models, the pool of predictors and the bounded queue before it.
 */
@NullMarked
package dev.attune.serving;

import org.jspecify.annotations.NullMarked;
