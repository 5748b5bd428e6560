package dev.attune.training;

import picocli.CommandLine.Option;

/**
 * The options of {@code train} that the model card tells of the corpora.
 */
final class DataOptions {

	@Option(names = "--data-name", paramLabel = "TEXT", defaultValue = "Not stated.",
			description = "what the model card says of the corpora")
	private String name = "";

	@Option(names = "--data-licence", paramLabel = "TEXT", defaultValue = "not stated",
			description = "their licence, for the model card")
	private String licence = "";

	@Option(names = "--data-attribution", paramLabel = "TEXT", defaultValue = "not stated",
			description = "the attribution their licence asks for, for the model card")
	private String attribution = "";

	/**
	 * The statement of the card.
	 * @param command that trains the model
	 */
	TrainingRequest.DataStatement statement(String command) {
		return new TrainingRequest.DataStatement(this.name, this.licence, this.attribution, command);
	}

}
