package dev.attune.training;

import dev.attune.corpus.CorpusException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a training ended without a version.
 *
 * @param kind what went wrong
 * @param reason in words for the person who started it
 * @param file the corpus file at fault, if one is
 * @param line the line in it, from 1, if one is at fault
 */
public record TrainingFailure(Kind kind, String reason, @Nullable String file, @Nullable Long line) {

	/** The failure that an exception, or one of its causes, tells of. */
	public static TrainingFailure of(Throwable thrown) {
		Throwable[] chain = Stream.<Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause)
			.toArray(Throwable[]::new);
		for (Throwable cause : chain) {
			if (cause instanceof CorpusException corpus) {
				return new TrainingFailure(Kind.CORPUS, corpus.reason(), corpus.file(),
						(corpus.line() > 0) ? corpus.line() : null);
			}
			Kind kind = kind(cause);
			if (kind != Kind.OTHER) {
				return new TrainingFailure(kind, reason(cause), null, null);
			}
		}
		return new TrainingFailure(Kind.OTHER, reason(thrown), null, null);
	}

	private static Kind kind(Throwable cause) {
		String message = Objects.toString(cause.getMessage(), "").toLowerCase(Locale.ROOT);
		if (cause instanceof DivergedException) {
			return Kind.DIVERGED;
		}
		if (cause instanceof CheckpointException) {
			return Kind.CHECKPOINT;
		}
		// the words of the operating system and of the engine's allocators
		if (message.contains("no space left on device") || message.contains("disk quota exceeded")) {
			return Kind.NO_SPACE;
		}
		if (cause instanceof OutOfMemoryError || message.contains("can't allocate memory")
				|| message.contains("bad_alloc") || message.contains("cannot allocate memory")) {
			return Kind.OUT_OF_MEMORY;
		}
		return Kind.OTHER;
	}

	private static String reason(Throwable cause) {
		String message = Objects.toString(cause.getMessage(), "");
		return (cause instanceof OutOfMemoryError) ? "out of memory: " + message
				: (message.isBlank() ? cause.getClass().getSimpleName() : message);
	}

	@Override
	public String toString() {
		String place = (this.file == null) ? ""
				: this.file + ((this.line == null) ? ": " : ", line " + this.line + ": ");
		return place + this.reason;
	}

	/** What went wrong. */
	public enum Kind {

		/** A corpus cannot be read or is too small. */
		CORPUS,

		/** The loss is no longer a number. */
		DIVERGED,

		/** The disk is full. */
		NO_SPACE,

		/** The memory is full. */
		OUT_OF_MEMORY,

		/** The checkpoint is damaged or belongs to another training. */
		CHECKPOINT,

		/** Anything else. */
		OTHER

	}

}
