package dev.attune.document;

import dev.attune.corpus.CorpusException;
import dev.attune.corpus.CorpusLimits;
import dev.attune.corpus.UnpackBudget;
import dev.attune.corpus.ZipDirectory;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.springframework.util.StreamUtils;

/**
 * An office document: a zip archive of XML files and images. It is read through to its
 * last byte before a filter opens it, which takes sizes, names and XML on trust.
 */
final class ZipPackage {

	private static final int MAX_ENTRIES = 10_000;

	private static final int MAX_RATIO = 200;

	/** So much of an entry is looked at to tell whether it is XML. */
	private static final int HEAD_BYTES = 256;

	private ZipPackage() {
	}

	/**
	 * Checks an archive.
	 * @param needed name of the entry that makes it a document of its kind
	 * @param maxBytes what all entries together may unpack to
	 * @return bytes of its XML, unpacked
	 * @throws DocumentException if it is no such archive, is damaged, or could do harm
	 */
	static long check(Path path, String needed, long maxBytes) throws IOException {
		checkSignature(path);
		CorpusLimits limits = new CorpusLimits(1, maxBytes, maxBytes, MAX_ENTRIES, MAX_RATIO, 1);
		try {
			ZipDirectory.check(path, limits);
			try (ZipFile zip = new ZipFile(path.toFile())) {
				return check(zip, needed, new UnpackBudget(limits, Files.size(path)));
			}
		}
		catch (CorpusException ex) {
			throw new DocumentException(ex.reason(), ex);
		}
		// the last is what the JDK throws at a name that is no UTF-8
		catch (ZipException | EOFException | IllegalArgumentException ex) {
			throw new DocumentException("is a damaged zip archive: " + ex.getMessage(), ex);
		}
	}

	private static void checkSignature(Path path) throws IOException {
		byte[] head;
		try (InputStream input = Files.newInputStream(path)) {
			head = input.readNBytes(4);
		}
		if (head.length == 4 && head[0] == (byte) 0xD0 && head[1] == (byte) 0xCF) {
			throw new DocumentException("is protected by a password, or of an office version before 2007");
		}
		if (head.length < 4 || head[0] != 'P' || head[1] != 'K') {
			throw new DocumentException("is not an office document: it is no zip archive");
		}
	}

	private static long check(ZipFile zip, String needed, UnpackBudget budget) throws IOException {
		Set<String> names = new HashSet<>();
		long xml = 0;
		for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
			ZipEntry entry = entries.nextElement();
			String shown = shown(entry.getName());
			if (entry.getName().startsWith("/") || entry.getName().contains("\\")
					|| List.of(entry.getName().split("/", -1)).contains("..")) {
				throw new DocumentException("has an entry " + shown + ", a name that leads out of the archive");
			}
			if (!names.add(entry.getName())) {
				throw new DocumentException("has the entry " + shown + " twice");
			}
			xml += check(zip, entry, shown, budget);
		}
		if (!names.contains(needed)) {
			throw new DocumentException("is not an office document: it has no " + needed);
		}
		return xml;
	}

	/** Reads an entry to its end; the JDK does not look at its checksum. */
	private static long check(ZipFile zip, ZipEntry entry, String shown, UnpackBudget budget) throws IOException {
		CheckedInputStream checked = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
		try (InputStream input = new BufferedInputStream(budget.limit(shown, checked))) {
			boolean xml = isXml(entry.getName(), input);
			if (xml) {
				// the parser closes what it has read
				XmlScan.part(shown, StreamUtils.nonClosing(input));
			}
			input.transferTo(OutputStream.nullOutputStream());
			if (checked.getChecksum().getValue() != entry.getCrc()) {
				throw new ZipException("the checksum of " + shown + " is wrong");
			}
			return xml ? entry.getSize() : 0;
		}
	}

	// by its name, or by what a parser would take for XML
	private static boolean isXml(String name, InputStream input) throws IOException {
		input.mark(HEAD_BYTES);
		byte[] head = input.readNBytes(HEAD_BYTES);
		input.reset();
		String text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
		String unmarked = text.replaceFirst("^(\u00EF\u00BB\u00BF|\u00FE\u00FF|\u00FF\u00FE)", "");
		return name.endsWith(".xml") || name.endsWith(".rels") || unmarked.strip().startsWith("<");
	}

	private static String shown(String name) {
		String safe = name.replaceAll("\\p{Cntrl}", "?");
		return (safe.length() > 100) ? safe.substring(0, 100) + "…" : safe;
	}

}
