package dev.attune.corpus;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What cleaning did to a corpus. Serialises to JSON as it stands; as a string it is a
 * table for the console.
 *
 * @param read pairs read
 * @param kept pairs kept
 * @param dropped what was left out, by reason; reasons that never held are absent
 * @param sourceCharacters lengths of the sources kept
 * @param targetCharacters lengths of the targets kept
 */
public record CorpusReport(long read, long kept, Map<DropReason, Dropped> dropped, LengthSummary sourceCharacters,
		LengthSummary targetCharacters) {

	public CorpusReport {
		Map<DropReason, Dropped> copy = new EnumMap<>(DropReason.class);
		copy.putAll(dropped);
		dropped = Collections.unmodifiableMap(copy);
	}

	@Override
	public String toString() {
		StringBuilder table = new StringBuilder();
		row(table, "pairs read", this.read);
		this.dropped.forEach((reason, drop) -> {
			row(table, "  " + reason.label(), drop.count());
			drop.examples().forEach((example) -> table.append("      ").append(example).append('\n'));
		});
		row(table, "pairs kept", this.kept);
		row(table, "source", this.sourceCharacters);
		row(table, "target", this.targetCharacters);
		return table.toString();
	}

	private static void row(StringBuilder table, String label, long count) {
		table.append(String.format(Locale.ROOT, "%-20s %,12d%n", label, count));
	}

	private static void row(StringBuilder table, String side, LengthSummary lengths) {
		table.append(String.format(Locale.ROOT, "%-20s mean %.1f, median %d, 95%% up to %d, longest %d%n",
				side + " characters", lengths.mean(), lengths.median(), lengths.percentile95(), lengths.max()));
	}

	/**
	 * Pairs left out for one reason.
	 *
	 * @param count how many
	 * @param examples the first few
	 */
	public record Dropped(long count, List<Example> examples) {

		public Dropped {
			examples = List.copyOf(examples);
		}

	}

	/**
	 * A pair that was left out, as it stands in its file, long texts cut.
	 *
	 * @param file the file
	 * @param line the line, from 1
	 * @param source the start of the source
	 * @param target the start of the target
	 */
	public record Example(String file, long line, String source, String target) {

		@Override
		public String toString() {
			return this.file + ":" + this.line + "  " + this.source + "  |  " + this.target;
		}

	}

}
