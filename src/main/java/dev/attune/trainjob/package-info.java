/**
 * Training jobs over HTTP: uploads, the queue, worker processes, progress, publishing.
 */
@NullMarked
package dev.attune.trainjob;

import org.jspecify.annotations.NullMarked;
