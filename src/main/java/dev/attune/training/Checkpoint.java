package dev.attune.training;

import dev.attune.catalog.Durability;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.TrainableModel;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file from which an interrupted training goes on: network and optimiser as
 * safetensors, the training's state as JSON in their header, and a checksum of all that
 * as the last eight bytes. It is written aside, forced to the disk and renamed, so that
 * there is always a whole one.
 */
final class Checkpoint {

	private static final String NAME = "checkpoint.safetensors";

	private static final int BUFFER = 1 << 16;

	private static final long MEGABYTE = 1 << 20;

	/** What is left of the disk to others, such as the database of the jobs. */
	private static final long RESERVE = 32 * MEGABYTE;

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final Path directory;

	private final Path file;

	private final Path aside;

	Checkpoint(Path directory) {
		this.directory = directory;
		this.file = directory.resolve(NAME);
		this.aside = directory.resolve(NAME + ".partial");
	}

	/**
	 * Writes a checkpoint in place of the one before.
	 * @throws IOException if the disk is full; the one before stays, and nothing else
	 */
	void write(TrainableModel model, TrainingState state) throws IOException {
		Files.createDirectories(this.directory);
		requireRoom(model.stateBytes());
		try {
			writeAside(model, state);
		}
		catch (IOException exception) {
			Files.deleteIfExists(this.aside);
			throw exception;
		}
		Durability.replace(this.aside, this.file);
	}

	private void requireRoom(long bytes) throws IOException {
		long free = Files.getFileStore(this.directory).getUsableSpace();
		if (free < bytes + RESERVE) {
			throw new IOException(
					"No space left on device for a checkpoint of %d MB: %d MB are free, %d are left to others"
						.formatted(bytes / MEGABYTE, free / MEGABYTE, RESERVE / MEGABYTE));
		}
	}

	private void writeAside(TrainableModel model, TrainingState state) throws IOException {
		try (FileChannel channel = FileChannel.open(this.aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
				StandardOpenOption.TRUNCATE_EXISTING)) {
			OutputStream out = Channels.newOutputStream(channel);
			CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32C());
			model.save(checked, MAPPER.writeValueAsString(state));
			new DataOutputStream(out).writeLong(checked.getChecksum().getValue());
			channel.force(true);
		}
	}

	/**
	 * Brings a network to where the checkpoint left it.
	 * @param settings what the training is asked for now
	 * @return the state of the training, or none if there is no checkpoint
	 * @throws CheckpointException if the file is damaged or belongs to other settings
	 */
	Optional<TrainingState> restore(TrainableModel model, String settings) throws IOException, CheckpointException {
		if (!Files.exists(this.file)) {
			return Optional.empty();
		}
		try {
			verify();
			TrainingState state = MAPPER.readValue(TrainableModel.note(this.file), TrainingState.class);
			if (!state.settings().equals(settings)) {
				throw new CheckpointException(this.file, "belongs to a training with other settings or another corpus");
			}
			model.restore(this.file);
			return Optional.of(state);
		}
		catch (InvalidModelException | JacksonException exception) {
			throw new CheckpointException(this.file, "is not a checkpoint of this release", exception);
		}
	}

	/** The state in the checkpoint; whatever else there is in it is not looked at. */
	TrainingState state() throws IOException {
		try {
			return MAPPER.readValue(TrainableModel.note(this.file), TrainingState.class);
		}
		catch (InvalidModelException | JacksonException exception) {
			throw new IOException(this.file + " is not a checkpoint of this release", exception);
		}
	}

	private void verify() throws IOException, CheckpointException {
		long left = Files.size(this.file) - Long.BYTES;
		CRC32C checksum = new CRC32C();
		try (InputStream in = Files.newInputStream(this.file)) {
			byte[] buffer = new byte[BUFFER];
			while (left > 0) {
				int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
				if (count < 0) {
					throw new EOFException(this.file + " became shorter while it was read");
				}
				checksum.update(buffer, 0, count);
				left -= count;
			}
			if (left < 0 || new DataInputStream(in).readLong() != checksum.getValue()) {
				throw new CheckpointException(this.file, "is damaged, its checksum does not hold");
			}
		}
	}

}
