package dev.attune.seq2seq;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A network that has learned nothing, whose random weights are large enough for strong
 * opinions, for tests of the search.
 */
final class OpinionatedModel {

	private OpinionatedModel() {
	}

	static TrainableModel create(int vocabulary) {
		TrainableModel model = TrainableModel.create(Architecture.GRU_ATTENTION, new ModelSizes(vocabulary, 16, 32, 16),
				11);
		model.weights()
			.arrays()
			.forEach((name, array) -> Arrays.change(array, (i, value) -> value * (name.equals("emb") ? 20 : 2)));
		// the search knows that no target holds padding or a second beginning, training
		// has to learn it
		Arrays.change(Arrays.weight(model, "out.bias"), (i, value) -> (i < 2) ? -30 : value);
		publish(model);
		return model;
	}

	/** Makes the averaged weights, which are searched with, equal the weights. */
	static void publish(TrainableModel changed) {
		TrainingBatch any = new TrainingBatch(List.of(new int[] { 3, 2 }), List.of(new int[] { 3, 2 }));
		changed.step(any, new StepOptions(1, 0, 1, 0, 0, 0));
	}

	/** Sentences of up to 20 random tokens. */
	static List<int[]> sentences(Random random, int vocabulary, int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> TranslationModel.closed(random.ints(1 + random.nextInt(20), 3, vocabulary).toArray()))
			.toList();
	}

}
