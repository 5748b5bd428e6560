package dev.attune.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One to three coloured things in two languages; the other language puts the colour
 * behind the thing. A small network learns it in seconds.
 */
public final class ToyLanguage {

	private static final List<String> COLOURS = List.of("red", "green", "blue", "black");

	private static final List<String> FARBEN = List.of("rot", "grün", "blau", "schwarz");

	private static final List<String> THINGS = List.of("house", "tree", "car", "cat", "door");

	private static final List<String> DINGE = List.of("Haus", "Baum", "Auto", "Katze", "Tür");

	private static final List<String> VEHICLES = List.of("ship", "train", "coach", "boat", "cart");

	private static final List<String> FAHRZEUGE = List.of("Schiff", "Zug", "Kutsche", "Boot", "Karren");

	private ToyLanguage() {
	}

	/** Random pairs, each a source and its target. */
	public static List<List<String>> pairs(int count, long seed) {
		return pairs(count, seed, THINGS, DINGE);
	}

	/** Pairs of another domain: the same colours, but of things never heard of. */
	public static List<List<String>> pairsOfAnotherDomain(int count, long seed) {
		return pairs(count, seed, VEHICLES, FAHRZEUGE);
	}

	/** The pairs as TSV. */
	public static String tsv(List<List<String>> pairs) {
		StringBuilder lines = new StringBuilder();
		pairs.forEach((pair) -> lines.append(String.join("\t", pair)).append('\n'));
		return lines.toString();
	}

	/** Writes random pairs as TSV. */
	static Path write(Path file, int pairs, long seed) throws IOException {
		return Files.writeString(file, tsv(pairs(pairs, seed)));
	}

	/** Writes pairs of another domain as TSV. */
	static Path writeOfAnotherDomain(Path file, int pairs, long seed) throws IOException {
		return Files.writeString(file, tsv(pairsOfAnotherDomain(pairs, seed)));
	}

	private static List<List<String>> pairs(int count, long seed, List<String> things, List<String> dinge) {
		Random random = new Random(seed);
		List<List<String>> pairs = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			List<String> source = new ArrayList<>();
			List<String> target = new ArrayList<>();
			for (int j = 0; j < 1 + i % 3; j++) {
				int colour = random.nextInt(COLOURS.size());
				int thing = random.nextInt(things.size());
				source.add("a " + COLOURS.get(colour) + " " + things.get(thing));
				target.add(dinge.get(thing) + " " + FARBEN.get(colour));
			}
			pairs.add(List.of(String.join(" and ", source), String.join(" , ", target)));
		}
		return pairs;
	}

}
