package dev.attune.training;

import dev.attune.corpus.SentencePair;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.ModelConfig;
import dev.attune.seq2seq.SearchLimits;
import dev.attune.seq2seq.TranslationModel;
import dev.attune.text.Normalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The forms that sentences are brought into before they are cut into subwords: those of
 * the languages, or of the parent if there is one.
 *
 * @param source normalisation of the sources
 * @param target normalisation of the targets
 * @param parentLimits where the parent's search gives up, or none
 */
record SentenceForms(Normalizer source, Normalizer target, @Nullable SearchLimits parentLimits) {

	/**
	 * The forms of a request.
	 * @throws IllegalStateException if its parent cannot be read or is of other languages
	 */
	static SentenceForms of(TrainingRequest request) throws IOException {
		if (request.parent() == null) {
			return new SentenceForms(Normalizer.forLanguage(request.source()), Normalizer.forLanguage(request.target()),
					null);
		}
		for (String file : List.of(ModelConfig.FILE, TranslationModel.TOKENIZER_FILE)) {
			if (!Files.exists(request.parent().resolve(file))) {
				throw new IllegalStateException("the parent %s has no %s".formatted(request.parent(), file));
			}
		}
		ModelConfig parent = read(request.parent());
		if (!parent.source().equals(request.source()) || !parent.target().equals(request.target())) {
			throw new IllegalStateException("the parent %s translates %s to %s, not %s to %s"
				.formatted(request.parent(), parent.source(), parent.target(), request.source(), request.target()));
		}
		return new SentenceForms(Normalizer.of(parent.sourceNormalization()),
				Normalizer.of(parent.targetNormalization()), parent.limits());
	}

	private static ModelConfig read(Path parent) throws IOException {
		try {
			return ModelConfig.read(parent.resolve(ModelConfig.FILE));
		}
		catch (InvalidModelException exception) {
			throw new IllegalStateException("the parent cannot be used: " + exception.getMessage(), exception);
		}
	}

	SentencePair normalize(SentencePair pair) {
		return new SentencePair(this.source.normalize(pair.source()), this.target.normalize(pair.target()), pair.file(),
				pair.line());
	}

}
