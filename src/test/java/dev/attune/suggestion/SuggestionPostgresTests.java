package dev.attune.suggestion;

import dev.attune.OnPostgres;

/**
 * Suggestions on PostgreSQL.
 */
@OnPostgres
class SuggestionPostgresTests extends SuggestionTests {

}
