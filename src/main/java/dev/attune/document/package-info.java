/**
 * Files: what is in them is translated, what is around it stays. Read and written by the
 * Okapi Framework's filters where there is one.
 */
@NullMarked
package dev.attune.document;

import org.jspecify.annotations.NullMarked;
