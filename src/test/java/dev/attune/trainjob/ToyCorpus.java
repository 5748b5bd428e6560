package dev.attune.trainjob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Sentences about coloured things in two languages; one of them puts the colour behind
 * the thing.
 */
final class ToyCorpus {

	private static final List<String> COLOURS = List.of("red", "green", "blue", "black");

	private static final List<String> FARBEN = List.of("rot", "grün", "blau", "schwarz");

	private static final List<String> THINGS = List.of("house", "tree", "car", "cat", "door", "book", "ship", "bird");

	private static final List<String> DINGE = List.of("Haus", "Baum", "Auto", "Katze", "Tür", "Buch", "Schiff",
			"Vogel");

	private ToyCorpus() {
	}

	/** Pairs about some of the eight things. */
	static List<List<String>> pairs(int count, int firstThing, int lastThing, long seed) {
		Random random = new Random(seed);
		List<List<String>> pairs = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			List<String> source = new ArrayList<>();
			List<String> target = new ArrayList<>();
			for (int j = 0; j < 1 + i % 3; j++) {
				int colour = random.nextInt(COLOURS.size());
				int thing = firstThing + random.nextInt(lastThing + 1 - firstThing);
				source.add("a " + COLOURS.get(colour) + " " + THINGS.get(thing));
				target.add(DINGE.get(thing) + " " + FARBEN.get(colour));
			}
			pairs.add(List.of(String.join(" and ", source), String.join(" , ", target)));
		}
		return pairs;
	}

	static String tsv(List<List<String>> pairs) {
		StringBuilder lines = new StringBuilder();
		pairs.forEach((pair) -> lines.append(String.join("\t", pair)).append('\n'));
		return lines.toString();
	}

	static String tmx(List<List<String>> pairs) {
		StringBuilder units = new StringBuilder();
		pairs.forEach((pair) -> units.append("""
				<tu><tuv xml:lang="en-US"><seg>%s</seg></tuv><tuv xml:lang="de-DE"><seg>%s</seg></tuv></tu>
				""".formatted(pair.getFirst(), pair.getLast())));
		return """
				<?xml version="1.0" encoding="UTF-8"?>
				<tmx version="1.4"><header creationtool="test" creationtoolversion="1" segtype="sentence" o-tmf="none"
				adminlang="en" srclang="en-US" datatype="plaintext"/><body>
				%s</body></tmx>
				""".formatted(units);
	}

	static byte[] zip(String name, String content) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry(name));
			zip.write(content.getBytes(StandardCharsets.UTF_8));
			zip.closeEntry();
		}
		return bytes.toByteArray();
	}

}
