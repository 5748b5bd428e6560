package dev.attune.translation;

import dev.attune.serving.PredictorPool;
import dev.attune.web.LoadShedder;
import dev.attune.web.WaitingClient;

/**
 * Refuses translations when so much waits that they would be refused anyway: then a
 * refusal must cost next to nothing, for there are many.
 */
final class TranslationShedder implements LoadShedder {

	private static final String PROBLEM = """
			{"title":"Too Many Requests","status":429,"detail":"The service is busy: too much waits",\
			"instance":"/translate","error":"The service is busy: too much waits","traceId":\"""";

	private final PredictorPool pool;

	private final TranslationProperties properties;

	TranslationShedder(PredictorPool pool, TranslationProperties properties) {
		this.pool = pool;
		this.properties = properties;
	}

	@Override
	public String path() {
		return "/translate";
	}

	@Override
	public boolean isOverloaded() {
		return isOverloaded(WaitingClient.UNKNOWN);
	}

	/** Whether it would be refused, as a client waits that long and no longer. */
	boolean isOverloaded(WaitingClient client) {
		return this.pool.wouldRefuse(client.timeout(this.properties.timeout()));
	}

	@Override
	public Refusal refuse(String traceId) {
		this.pool.refused();
		return new Refusal(TranslationService.RETRY_AFTER_SECONDS, PROBLEM + traceId + "\"}");
	}

}
