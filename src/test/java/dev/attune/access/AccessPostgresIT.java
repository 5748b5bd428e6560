package dev.attune.access;

import dev.attune.OnPostgres;

/**
 * Keys on PostgreSQL.
 */
@OnPostgres
class AccessPostgresIT extends AccessIT {

}
