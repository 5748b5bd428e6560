package dev.attune.web;

import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Requests have traces, whose ids stand in log lines and errors. Nothing else is made of
 * them unless a setting names who collects them: no span is recorded, and no thread waits
 * to send one.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(TracingConfiguration.NobodyCollects.class)
class TracingConfiguration {

	/** In the place of the one that would start a thread. */
	@Bean
	@Nullable BatchSpanProcessor noSpanProcessor() {
		return null;
	}

	@Bean
	Sampler nothingIsRecorded() {
		return Sampler.alwaysOff();
	}

	/**
	 * Whether no collector is named.
	 */
	static final class NobodyCollects implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return !context.getEnvironment().containsProperty("management.opentelemetry.tracing.export.otlp.endpoint");
		}

	}

}
