package dev.attune.translation;

/**
 * A request has more sentences than may ever wait at once.
 */
final class TooManySentencesException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TooManySentencesException(int sentences, int limit) {
		super("has " + sentences + " sentences, more than the " + limit + " that may wait at once");
	}

}
