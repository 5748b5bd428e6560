package dev.attune.trainjob;

import dev.attune.catalog.ModelCatalog;
import dev.attune.web.UploadDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/**
 * Deletes what is kept no longer: uploads and corpora of jobs that ended long ago, then
 * the jobs themselves, and what crashes left behind.
 */
final class Housekeeping {

	private final TrainJobStore store;

	private final JobDirectories directories;

	private final ModelCatalog catalog;

	private final UploadDirectory uploads;

	private final TrainingProperties properties;

	private final Clock clock;

	Housekeeping(TrainJobStore store, JobDirectories directories, ModelCatalog catalog, UploadDirectory uploads,
			TrainingProperties properties, Clock clock) {
		this.store = store;
		this.directories = directories;
		this.catalog = catalog;
		this.uploads = uploads;
		this.properties = properties;
		this.clock = clock;
	}

	void run() {
		Instant now = this.clock.instant();
		try {
			for (TrainJob job : this.store.endedBefore(now.minus(this.properties.keepUploads()))) {
				this.directories.of(job.id()).deleteCorpora();
			}
			for (TrainJob job : this.store.endedBefore(now.minus(this.properties.keepJobs()))) {
				this.directories.of(job.id()).delete();
				this.store.delete(job.id());
			}
			this.directories.deleteAbandoned(Set.copyOf(this.store.ids()), now);
			this.uploads.deleteAbandoned(now);
			this.catalog.deleteAbandoned(now);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
