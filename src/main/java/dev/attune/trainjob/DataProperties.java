package dev.attune.trainjob;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the service keeps what it is given.
 *
 * @param dir directory for uploads, checkpoints, logs of jobs and the database; if it is
 * relative it begins with {@code ./}
 */
@ConfigurationProperties("attune.data")
record DataProperties(@DefaultValue("./data") Path dir) {
}
