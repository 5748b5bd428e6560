package dev.attune.trainjob;

import dev.attune.OnPostgres;

/**
 * Jobs on PostgreSQL.
 */
@OnPostgres
class TrainJobStorePostgresTests extends TrainJobStoreTests {

}
