package dev.attune.corpus;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.attune.corpus.CorpusReport.Dropped;
import dev.attune.corpus.CorpusReport.Example;

/**
 * The running counts from which a {@link CorpusReport} is made.
 */
final class CleaningTally {

	private static final int EXAMPLES = 5;

	private static final int EXCERPT = 80;

	private final Map<DropReason, Long> counts = new EnumMap<>(DropReason.class);

	private final Map<DropReason, List<Example>> examples = new EnumMap<>(DropReason.class);

	private final LengthHistogram sources = new LengthHistogram();

	private final LengthHistogram targets = new LengthHistogram();

	void kept(SentencePair pair) {
		this.sources.add(TextMeasure.characters(pair.source()));
		this.targets.add(TextMeasure.characters(pair.target()));
	}

	void dropped(DropReason reason, SentencePair pair) {
		this.counts.merge(reason, 1L, Long::sum);
		List<Example> shown = this.examples.computeIfAbsent(reason, (key) -> new ArrayList<>());
		if (shown.size() < EXAMPLES) {
			shown.add(new Example(pair.file(), pair.line(), excerpt(pair.source()), excerpt(pair.target())));
		}
	}

	CorpusReport report() {
		Map<DropReason, Dropped> dropped = new EnumMap<>(DropReason.class);
		long read = this.sources.count();
		for (Map.Entry<DropReason, Long> entry : this.counts.entrySet()) {
			List<Example> shown = this.examples.getOrDefault(entry.getKey(), List.of());
			dropped.put(entry.getKey(), new Dropped(entry.getValue(), shown));
			read += entry.getValue();
		}
		return new CorpusReport(read, this.sources.count(), dropped, this.sources.summary(), this.targets.summary());
	}

	private static String excerpt(String text) {
		if (text.codePointCount(0, text.length()) <= EXCERPT) {
			return text;
		}
		return text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
	}

}
