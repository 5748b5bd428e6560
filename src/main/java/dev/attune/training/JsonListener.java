package dev.attune.training;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells another program of a training: one JSON object a line. If nobody reads them any
 * more, the training is asked to stop.
 */
final class JsonListener implements TrainingListener {

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private final PrintStream out;

	private final StopRequest stop;

	/**
	 * A listener.
	 * @param out where the lines go, in UTF-8
	 * @param stop is made when they cannot be written
	 */
	JsonListener(PrintStream out, StopRequest stop) {
		this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
		this.stop = stop;
	}

	@Override
	public void stage(Stage stage) {
		write(event("stage").put("stage", stage.name()));
	}

	@Override
	public void message(String message) {
		write(event("message").put("text", message));
	}

	@Override
	public void prepared(CorpusSummary corpus) {
		write(event("corpus").setAll((ObjectNode) EventJson.MAPPER.valueToTree(corpus)));
	}

	@Override
	public void progress(Progress progress) {
		ObjectNode event = event("progress");
		put(event, "share", progress.share());
		event.put("update", progress.update()).put("epoch", progress.epoch());
		put(event, "loss", progress.loss());
		put(event, "learningRate", progress.learningRate());
		put(event, "tokensPerSecond", progress.tokensPerSecond());
		put(event, "elapsedSeconds", seconds(progress.elapsed()));
		put(event, "leftSeconds", seconds(progress.left()));
		write(event);
	}

	@Override
	public Duration progressInterval() {
		return INTERVAL;
	}

	@Override
	public boolean isStopped() {
		return this.stop.isMade();
	}

	@Override
	public void validated(Validation validation) {
		ObjectNode event = event("validation").put("update", validation.update()).put("epoch", validation.epoch());
		put(event, "perplexity", validation.perplexity());
		put(event, "chrf", validation.chrf());
		put(event, "bleu", validation.bleu());
		event.put("best", validation.best());
		put(event, "elapsedSeconds", seconds(validation.elapsed()));
		write(event);
	}

	@Override
	public void checkpointed(long update) {
		write(event("checkpoint").put("update", update));
	}

	@Override
	public void finished(TrainingOutcome outcome) {
		write(event("outcome").setAll((ObjectNode) EventJson.MAPPER.valueToTree(outcome)));
	}

	@Override
	public void failed(TrainingFailure failure) {
		write(event("failed").setAll((ObjectNode) EventJson.MAPPER.valueToTree(failure)));
	}

	private void write(ObjectNode event) {
		this.out.println(EventJson.MAPPER.writeValueAsString(event));
		if (this.out.checkError()) {
			this.stop.make();
		}
	}

	private static ObjectNode event(String name) {
		return EventJson.MAPPER.createObjectNode().put("event", name);
	}

	private static void put(ObjectNode event, String name, double number) {
		event.put(name, Double.isFinite(number) ? number : null);
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1000.0;
	}

}
