/**
 * What every HTTP endpoint shares: problem details, OpenAPI; how the page is served. It
 * knows no feature.
 */
@NullMarked
package dev.attune.web;

import org.jspecify.annotations.NullMarked;
