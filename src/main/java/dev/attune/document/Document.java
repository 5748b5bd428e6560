package dev.attune.document;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A file whose text can be replaced.
 */
interface Document {

	/**
	 * Goes through the file without writing anything, and hands all its texts to units.
	 * @throws DocumentException if the file cannot be read
	 */
	void read(Units units) throws IOException;

	/**
	 * Writes the file with the translations of its texts.
	 * @throws DocumentException if the file cannot be read
	 */
	void write(Units units, OutputStream out) throws IOException;

}
