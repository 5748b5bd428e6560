/**
 * What every HTTP endpoint shares: problem details, OpenAPI, the console. It knows no
 * feature.
 */
@NullMarked
package dev.attune.web;

import org.jspecify.annotations.NullMarked;
