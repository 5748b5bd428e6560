package dev.attune.document;

import java.nio.file.Path;
import java.util.UUID;

/**
 * A file and its translation on disk.
 *
 * @param id what its address is made of; nobody can guess it
 * @param directory its own directory
 * @param name name of the translation
 */
record StoredDocument(UUID id, Path directory, String name) {

	/** The file as it was uploaded. */
	Path source() {
		return this.directory.resolve("source");
	}

	/** The translation while it is written. */
	Path unfinished() {
		return this.directory.resolve("unfinished");
	}

	/** The translation. */
	Path translated() {
		return this.directory.resolve("translated");
	}

	/**
	 * Holds the name of the translation, in UTF-8: what file systems take as a name of a
	 * file is less.
	 */
	Path label() {
		return this.directory.resolve("name");
	}

	/** The last part of the address of the translation. */
	String address() {
		return this.id + "." + this.name;
	}

}
