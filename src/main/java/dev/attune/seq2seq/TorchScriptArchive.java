package dev.attune.seq2seq;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Puts the text of a TorchScript program into the archive that the engine loads: stored
 * zip entries with the program, a pickle of its one module and no constants. The module's
 * attributes are booleans, all false, dictionaries and lists, all empty.
 */
final class TorchScriptArchive {

	private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();

	private TorchScriptArchive(List<String> flags, Map<String, String> dictionaries, List<String> lists) {
		// opcodes of pickle protocol 2
		opcodes("\u0080\u0002c__torch__\nProgram\n)\u0081}(");
		for (String flag : flags) {
			string(flag);
			this.pickle.write(0x89);
		}
		dictionaries.forEach((name, type) -> empty(name, "}", "Dict[str, " + type + "]"));
		lists.forEach((name) -> empty(name, "]", "List[Tensor]"));
		opcodes("ub.");
	}

	/**
	 * The archive of a program whose class is called {@code Program}.
	 * @param program text in the language of serialised TorchScript
	 * @param flags its boolean attributes
	 * @param dictionaries its attributes that are dictionaries with strings for keys, and
	 * the types of their values
	 * @param lists its attributes of type {@code List[Tensor]}
	 */
	static InputStream of(String program, List<String> flags, Map<String, String> dictionaries, List<String> lists) {
		ByteArrayOutputStream archive = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(archive)) {
			store(zip, "program/data.pkl", new TorchScriptArchive(flags, dictionaries, lists).pickle.toByteArray());
			store(zip, "program/code/__torch__.py", program.getBytes(StandardCharsets.UTF_8));
			store(zip, "program/constants.pkl", bytes("\u0080\u0002)."));
			store(zip, "program/version", bytes("3\n"));
		}
		catch (IOException exception) {
			throw new UncheckedIOException(exception);
		}
		return new ByteArrayInputStream(archive.toByteArray());
	}

	private void empty(String name, String collection, String type) {
		string(name);
		opcodes("ctorch.jit._pickle\nrestore_type_tag\n(" + collection);
		string(type);
		opcodes("tR");
	}

	private void opcodes(String opcodes) {
		this.pickle.writeBytes(bytes(opcodes));
	}

	private void string(String value) {
		byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
		this.pickle.write('X');
		this.pickle
			.writeBytes(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(utf8.length).array());
		this.pickle.writeBytes(utf8);
	}

	private static byte[] bytes(String latin1) {
		return latin1.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** The engine maps entries as they stand, so they must not be compressed. */
	private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
		CRC32 crc = new CRC32();
		crc.update(content);
		ZipEntry entry = new ZipEntry(name);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(content.length);
		entry.setCrc(crc.getValue());
		zip.putNextEntry(entry);
		zip.write(content);
		zip.closeEntry();
	}

}
