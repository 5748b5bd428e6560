package dev.attune.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Gives each request its {@link ClientConnection}.
 */
final class ClientConnectionValve extends ValveBase {

	static final String ATTRIBUTE = ClientConnection.class.getName();

	ClientConnectionValve() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		ClientConnection connection = new ClientConnection(request.getCoyoteRequest());
		request.setAttribute(ATTRIBUTE, connection);
		try {
			getNext().invoke(request, response);
		}
		finally {
			connection.release();
		}
	}

}
