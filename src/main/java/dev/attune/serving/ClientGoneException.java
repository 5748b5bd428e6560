package dev.attune.serving;

/**
 * The client has hung up: nobody reads what would be answered.
 */
public class ClientGoneException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ClientGoneException() {
		super("The client has hung up");
	}

}
