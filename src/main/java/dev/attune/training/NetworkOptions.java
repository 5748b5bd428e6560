package dev.attune.training;

import dev.attune.seq2seq.ModelConfig;
import dev.attune.seq2seq.ModelSizes;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of {@code train} that choose the network. With a parent the network is the
 * parent's, and what is given must agree with it.
 */
final class NetworkOptions {

	private static final String USUAL = "gru-attention";

	@Option(names = "--architecture", paramLabel = "NAME", description = "the network: gru-attention (the default)")
	private @Nullable String architecture;

	@Option(names = "--preset",
			description = "sizes of the network: ${COMPLETION-CANDIDATES} (default: BASE, or the parent's sizes)")
	private @Nullable Preset preset;

	@Option(names = "--vocabulary", paramLabel = "N", description = "subwords to learn (default: the preset's)")
	private @Nullable Integer vocabulary;

	@Option(names = "--embedding", paramLabel = "N", description = "width of the embeddings (default: the preset's)")
	private @Nullable Integer embedding;

	@Option(names = "--hidden", paramLabel = "N", description = "width of the GRU states (default: the preset's)")
	private @Nullable Integer hidden;

	@Option(names = "--attention", paramLabel = "N", description = "width of the attention (default: the preset's)")
	private @Nullable Integer attention;

	String architecture(@Nullable ModelConfig parent) {
		String given = Objects.requireNonNullElse(this.architecture, (parent == null) ? USUAL : parent.architecture());
		if (parent != null) {
			agree("--architecture", given, parent.architecture());
		}
		return given;
	}

	ModelSizes sizes(@Nullable ModelConfig parent) {
		ModelSizes usual = Objects.requireNonNullElse(this.preset, Preset.BASE).sizes();
		if (parent != null && this.preset == null) {
			usual = parent.sizes();
		}
		ModelSizes sizes = new ModelSizes(or(this.vocabulary, usual, ModelSizes::vocabulary),
				or(this.embedding, usual, ModelSizes::embedding), or(this.hidden, usual, ModelSizes::hidden),
				or(this.attention, usual, ModelSizes::attention));
		if (parent != null) {
			// a preset's number of subwords is a limit: corpora may give fewer
			agree("the sizes", (this.vocabulary == null) ? sizes.withVocabulary(parent.sizes().vocabulary()) : sizes,
					parent.sizes());
			return parent.sizes();
		}
		return sizes;
	}

	private static int or(@Nullable Integer given, ModelSizes usual, ToIntFunction<ModelSizes> size) {
		return (given != null) ? given : size.applyAsInt(usual);
	}

	private static void agree(String option, Object given, Object parent) {
		if (!given.equals(parent)) {
			throw new IllegalArgumentException("%s must be the parent's, %s, not %s".formatted(option, parent, given));
		}
	}

}
