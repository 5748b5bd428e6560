package dev.attune.glossary;

import dev.attune.OnPostgres;

/**
 * Stored glossaries on PostgreSQL.
 */
@OnPostgres
class GlossaryApiPostgresTests extends GlossaryApiTests {

}
