package dev.attune.bench;

import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SearchBatch;
import dev.attune.seq2seq.Searcher;
import dev.attune.seq2seq.TranslationModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Lets another decoder and ours translate the same sentences in turn, so that whatever
 * else the machine does meets both. A turn of the peer is a process that reads the
 * sentences from its standard input; what it takes for the first sentence alone, its
 * loading above all, is taken off. A turn of ours is all from texts to texts.
 */
final class PeerComparison {

	private static final int ROUNDS = 3;

	private final TranslationModel model;

	private final List<String> sentences;

	private final String command;

	PeerComparison(TranslationModel model, List<String> sentences, String command) {
		this.model = model;
		this.sentences = sentences;
		this.command = command;
	}

	void run(PrintWriter out, Combination ours) throws IOException, InterruptedException {
		out.printf("Peer: %s%nOurs: beam %d, batch %d, threads %d%n", this.command, ours.beam(), ours.batch(),
				ours.threads());
		Samples peerSpeeds = new Samples();
		Samples ourSpeeds = new Samples();
		Samples ratios = new Samples();
		Path all = write(this.sentences);
		Path one = write(this.sentences.subList(0, 1));
		try {
			Table table = new Table(out, "round", "peer sentences/s", "our sentences/s", "ratio");
			for (int round = 1; round <= ROUNDS; round++) {
				double peer = (this.sentences.size() - 1) / Math.max(1e-3, peerSeconds(all) - peerSeconds(one));
				double our = this.sentences.size() / ourSeconds(ours);
				peerSpeeds.add(peer);
				ourSpeeds.add(our);
				ratios.add(our / peer);
				table.row(Integer.toString(round), Table.number(peer), Table.number(our), Table.number(our / peer));
			}
			table.row("median", Table.number(peerSpeeds.median()), Table.number(ourSpeeds.median()),
					Table.number(ratios.median()));
		}
		finally {
			Files.delete(all);
			Files.delete(one);
		}
	}

	private static Path write(List<String> lines) throws IOException {
		return Files.write(Files.createTempFile("attune-bench", ".txt"), lines);
	}

	private double peerSeconds(Path input) throws IOException, InterruptedException {
		long begin = System.nanoTime();
		int status = new ProcessBuilder("sh", "-c", this.command).redirectInput(input.toFile())
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
		if (status != 0) {
			throw new IllegalStateException("the peer ended with exit code " + status);
		}
		return (System.nanoTime() - begin) / 1e9;
	}

	private double ourSeconds(Combination combination) throws InterruptedException {
		long begin = System.nanoTime();
		List<int[]> sources = this.sentences.stream()
			.map(this.model::encode)
			.sorted(Comparator.comparingInt((int[] source) -> source.length).reversed())
			.toList();
		AtomicInteger next = new AtomicInteger();
		try (ExecutorService executor = Executors.newFixedThreadPool(combination.threads())) {
			List<Future<Integer>> threads = IntStream.range(0, combination.threads())
				.mapToObj((i) -> executor.submit(() -> translate(sources, next, combination)))
				.toList();
			for (Future<Integer> thread : threads) {
				thread.get();
			}
		}
		catch (ExecutionException exception) {
			throw new IllegalStateException("the search failed", exception);
		}
		return (System.nanoTime() - begin) / 1e9;
	}

	/** Characters of the translations of all batches that this thread gets. */
	private int translate(List<int[]> sources, AtomicInteger next, Combination combination) {
		int characters = 0;
		try (Searcher searcher = this.model.newSearcher()) {
			int size = combination.batch();
			for (int start = next.getAndAdd(size); start < sources.size(); start = next.getAndAdd(size)) {
				SearchBatch batch = new SearchBatch(sources.subList(start, Math.min(start + size, sources.size())),
						EngineBenchmark.options(combination.beam()));
				for (List<Hypothesis> hypotheses : searcher.search(batch)) {
					characters += this.model.decode(hypotheses.getFirst().tokens()).length();
				}
			}
		}
		return characters;
	}

}
