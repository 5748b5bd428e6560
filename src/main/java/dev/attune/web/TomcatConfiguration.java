package dev.attune.web;

import jakarta.servlet.MultipartConfigElement;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has the server report its own errors as the application does, and take what browsers
 * send.
 */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

	/** Headers are smaller, in characters. */
	private static final int MAX_LOCALES = 65_536;

	@Bean
	UploadDirectory uploadDirectory(@Value("${attune.data.dir:./data}") Path data) {
		return new UploadDirectory(data);
	}

	@Bean
	MultipartConfigElement multipartConfigElement(MultipartProperties properties, UploadDirectory directory) {
		MultipartConfigElement usual = properties.createMultipartConfig();
		return new MultipartConfigElement(directory.path().toString(), usual.getMaxFileSize(),
				usual.getMaxRequestSize(), usual.getFileSizeThreshold());
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
		return (factory) -> factory
			.addContextCustomizers((context) -> context.getParent().getPipeline().addValve(new ProblemReportValve()));
	}

	/** What answers a request can see whether its client is still there. */
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> clientConnections() {
		return (factory) -> factory.addContextValves(new ClientConnectionValve());
	}

	/** What is refused in a crowd is refused early. */
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> loadShedding(ObjectProvider<LoadShedder> shedder) {
		return (factory) -> {
			factory.setProtocol(SheddingProtocol.class.getName());
			factory.addConnectorCustomizers((connector) -> {
				if (connector.getProtocolHandler() instanceof SheddingProtocol protocol) {
					shedder.ifAvailable((found) -> protocol.shedBy(found, factory.getContextPath()));
				}
			});
		};
	}

	/** A browser may know more languages than the ten that the server takes by itself. */
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> asManyLanguagesAsAHeaderHolds() {
		return (factory) -> factory.addConnectorCustomizers((connector) -> connector.setMaxLocaleCount(MAX_LOCALES));
	}

	/**
	 * The page's address is forwarded to its file, whose digest a filter adds behind
	 * that.
	 */
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> forwardedAnswersGoThroughTheirFilters() {
		return (factory) -> factory
			.addContextCustomizers((context) -> context.setSuspendWrappedResponseAfterForward(false));
	}

}
