package dev.attune.access;

import dev.attune.web.Callers;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Puts the parts of the access control together, in Spring Security's chain.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	/**
	 * For the page and the console, which have no scripts in their HTML; the console's
	 * library writes styles and images into it.
	 */
	private static final String CONTENT_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
			+ "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	@Bean
	KeyRing keyRing(JdbcClient jdbc, SecurityProperties properties, ServerProperties server, Environment environment) {
		KeyRing keys = new KeyRing(new ApiKeyStore(jdbc), properties.firstKey(), properties.refreshInterval(),
				Clock.systemUTC());
		StartCheck.run(server.getAddress(), environment, properties, keys.needed());
		return keys;
	}

	@Bean
	ApiKeys apiKeys(JdbcClient jdbc, KeyRing keys, Callers callers) {
		return new ApiKeys(new ApiKeyStore(jdbc), keys, callers, Clock.systemUTC());
	}

	@Bean
	ApiDescription apiDescription(Endpoints endpoints) {
		return new ApiDescription(endpoints);
	}

	@Bean
	RateLimits rateLimits(SecurityProperties properties) {
		return new RateLimits(properties, TimeMeter.SYSTEM_NANOTIME);
	}

	@Bean
	Callers callers(KeyRing keys, RateLimits limits) {
		return new CurrentCaller(keys, limits);
	}

	@Bean
	Endpoints endpoints(SecurityProperties properties) {
		return new Endpoints(properties.publicMetrics());
	}

	@Bean
	Admission admission(KeyRing keys, RateLimits limits, SecurityProperties properties) {
		return new Admission(new Gate(keys, Clock.systemUTC()), limits, new BrowserGuard(!properties.open()));
	}

	@Bean
	SecurityFilterChain accessChain(HttpSecurity http, Endpoints endpoints, Admission admission,
			@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems, SecurityProperties properties) {
		AccessFilter access = new AccessFilter(endpoints, admission, problems, properties.maxUnidentifiedSize());
		return http.headers(SecurityConfiguration::headers)
			// a key is sent with each request by who means to: there are no cookies that
			// a page could abuse
			.csrf(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.anonymous(AbstractHttpConfigurer::disable)
			.cors(Customizer.withDefaults())
			.addFilterBefore(access, ExceptionTranslationFilter.class)
			.build();
	}

	private static void headers(HeadersConfigurer<HttpSecurity> headers) {
		headers.defaultsDisabled().contentTypeOptions((options) -> {
			// nosniff
		})
			.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT_POLICY))
			.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.NO_REFERRER))
			.httpStrictTransportSecurity((transport) -> transport.includeSubDomains(false))
			.addHeaderWriter(new StaticHeadersWriter("Cache-Control", "no-store"))
			.withObjectPostProcessor(eager());
	}

	// what is written before the answer costs no wrapper around it
	private static ObjectPostProcessor<HeaderWriterFilter> eager() {
		return new ObjectPostProcessor<>() {

			@Override
			public <O extends HeaderWriterFilter> O postProcess(O filter) {
				filter.setShouldWriteHeadersEagerly(true);
				return filter;
			}

		};
	}

	/** Nothing of the chain is timed: requests are, as a whole. */
	@Bean
	SecurityObservationSettings noObservations() {
		return SecurityObservationSettings.noObservations();
	}

	/**
	 * Addresses are compared as the framework reads them, so what is encoded in them is
	 * no danger; what headers and fields hold is for who reads them.
	 */
	@Bean
	HttpFirewall firewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowSemicolon(true);
		firewall.setAllowUrlEncodedPercent(true);
		firewall.setAllowUrlEncodedPeriod(true);
		firewall.setAllowedHeaderNames((name) -> true);
		firewall.setAllowedHeaderValues((value) -> true);
		firewall.setAllowedParameterNames((name) -> true);
		firewall.setAllowedParameterValues((value) -> true);
		return firewall;
	}

}
