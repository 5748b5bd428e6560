package dev.attune.training;

import dev.attune.corpus.CorpusCleaner;
import dev.attune.corpus.CorpusException;
import dev.attune.corpus.CorpusReader;
import dev.attune.corpus.CorpusReport;
import dev.attune.corpus.CorpusSplitter;
import dev.attune.corpus.HeldOutTexts;
import dev.attune.corpus.PairFile;
import dev.attune.corpus.SentencePair;
import dev.attune.corpus.SplitOptions;
import dev.attune.corpus.SplitPlan;
import dev.attune.corpus.SplitReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and cleans a corpus and writes its parts as text. Pairs are read twice: from the
 * corpus, to be cleaned, and from the file of clean pairs, when it is known which part
 * each belongs to.
 */
final class PartsWriter {

	private static final String CLEAN = "clean.tsv";

	private final TrainingRequest request;

	private final SentenceForms forms;

	private final TrainingListener listener;

	PartsWriter(TrainingRequest request, SentenceForms forms, TrainingListener listener) {
		this.request = request;
		this.forms = forms;
		this.listener = listener;
	}

	/**
	 * What was written.
	 *
	 * @param report what cleaning dropped
	 * @param split sizes of the parts, without what is replayed
	 * @param replay what of the parent's corpus is mixed in, or none
	 */
	record Summary(CorpusReport report, SplitReport split, @Nullable Replay replay) {
	}

	Summary write(Path directory) throws IOException {
		List<SentencePair> dev = given(this.request.dev());
		List<SentencePair> test = given(this.request.test());
		try (PreparedCorpus parent = parentCorpus()) {
			HeldOutTexts heldOut = new HeldOutTexts();
			if (!this.request.keepOverlap()) {
				heldOut.addAll(Stream.concat(dev.stream(), test.stream()).map(this.forms::normalize));
			}
			if (parent != null) {
				heldOut.addAll(ReplayMix.heldOut(parent));
			}
			Stopwatch watch = new Stopwatch();
			Path clean = directory.resolve(CLEAN);
			CorpusReport report = clean(clean, heldOut);
			this.listener.message("Corpus read and cleaned in %s.".formatted(watch));
			watch = new Stopwatch();
			Summary summary = split(directory, report, dev, test, parent);
			Files.delete(clean);
			this.listener.message("Corpus split in %s.".formatted(watch));
			return summary;
		}
	}

	private @Nullable PreparedCorpus parentCorpus() throws IOException {
		if (this.request.replay() == null) {
			return null;
		}
		PreparedCorpus corpus = PreparedCorpus.load(this.request.replay());
		CorpusManifest manifest = corpus.manifest();
		if (!manifest.source().equals(this.request.source()) || !manifest.target().equals(this.request.target())) {
			corpus.close();
			throw new IllegalStateException(
					"the corpus to replay, %s, is of %s and %s, not of %s and %s".formatted(corpus.directory(),
							manifest.source(), manifest.target(), this.request.source(), this.request.target()));
		}
		return corpus;
	}

	/** The pairs of a part that the user brings: its references stay as they are. */
	private static List<SentencePair> given(@Nullable CorpusReader reader) {
		if (reader == null) {
			return List.of();
		}
		try (Stream<SentencePair> stream = reader.read()) {
			return stream.toList();
		}
	}

	private CorpusReport clean(Path file, HeldOutTexts heldOut) throws IOException {
		CorpusCleaner cleaner = new CorpusCleaner(this.request.source(), this.request.target(), this.request.cleaning(),
				this.forms.source()::normalize, this.forms.target()::normalize);
		try (PairFile.Writer kept = new PairFile.Writer(file)) {
			for (CorpusReader corpus : this.request.corpora()) {
				try (Stream<SentencePair> pairs = corpus.read()) {
					cleaner.clean(Stopped.checked(pairs, this.listener))
						.filter((pair) -> !heldOut.leaks(pair))
						.forEachOrdered(kept::add);
				}
			}
		}
		return cleaner.report();
	}

	private Summary split(Path directory, CorpusReport report, List<SentencePair> givenDev,
			List<SentencePair> givenTest, @Nullable PreparedCorpus parent) throws IOException {
		SplitOptions options = new SplitOptions(givenDev.isEmpty() ? this.request.devPairs() : 0,
				givenTest.isEmpty() ? this.request.testPairs() : 0, this.request.options().seed());
		SplitPlan plan;
		Path clean = directory.resolve(CLEAN);
		try (Stream<SentencePair> pairs = PairFile.read(clean)) {
			plan = new CorpusSplitter(options).plan(Stopped.checked(pairs, this.listener));
		}
		HeldOutTexts tested = new HeldOutTexts();
		tested.addAll(Stream.concat(givenDev.stream(), givenTest.stream()).map(this.forms::normalize));
		try (PairFile.Writer train = new PairFile.Writer(directory.resolve(PreparedCorpus.TRAIN));
				PairFile.Writer dev = new PairFile.Writer(directory.resolve(PreparedCorpus.DEV));
				PairFile.Writer test = new PairFile.Writer(directory.resolve(PreparedCorpus.TEST));
				PairFile.Writer oldTest = new PairFile.Writer(directory.resolve(PreparedCorpus.REPLAY_TEST))) {
			givenDev.forEach(dev::add);
			givenTest.forEach(test::add);
			distribute(clean, plan, train, dev, test, tested);
			SplitReport drawn = plan.report();
			SplitReport split = new SplitReport(drawn.pairs(), drawn.components(), drawn.largestComponent(),
					drawn.train(), dev.size(), test.size(), drawn.heldOutDuplicates(),
					Math.toIntExact(report.kept()) - drawn.pairs());
			requireParts(split, report);
			Replay replay = (parent == null) ? null : new ReplayMix(parent, this.request.options().seed()).write(split,
					tested, train, dev, oldTest, this.request.testPairs());
			return new Summary(report, split, replay);
		}
	}

	/** Writes each pair to its part; texts to be tested on are noted. */
	private void distribute(Path clean, SplitPlan plan, PairFile.Writer train, PairFile.Writer dev,
			PairFile.Writer test, HeldOutTexts tested) throws IOException {
		int[] row = { 0 };
		try (Stream<SentencePair> pairs = PairFile.read(clean)) {
			Stopped.checked(pairs, this.listener).forEachOrdered((pair) -> {
				switch (plan.partOf(row[0]++)) {
					case TRAIN -> train.add(pair);
					case DEV -> {
						dev.add(pair);
						tested.add(pair);
					}
					case TEST -> {
						test.add(pair);
						tested.add(pair);
					}
					case LEFT_OUT -> {
						// counted by the plan
					}
				}
			});
		}
	}

	private static void requireParts(SplitReport split, CorpusReport report) {
		if (split.train() == 0 || split.dev() == 0 || split.test() == 0) {
			throw new CorpusException("corpus", 0, "too few pairs are left after cleaning to train, validate and test: "
					+ split + System.lineSeparator() + report);
		}
	}

}
