/**
 * Keeps people out and in bounds: API keys and their roles, who may do what, rate limits,
 * security headers, the audit log; {@code /keys}.
 */
@NullMarked
package dev.attune.access;

import org.jspecify.annotations.NullMarked;
