package dev.attune.web;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Lets controllers take requests as JSON or as forms.
 */
@Configuration(proxyBeanMethods = false)
class JsonOrFormConfiguration implements WebMvcConfigurer {

	private final ObjectProvider<RequestMappingHandlerAdapter> adapter;

	private final ObjectProvider<RequestGuard> guards;

	JsonOrFormConfiguration(ObjectProvider<RequestMappingHandlerAdapter> adapter, ObjectProvider<RequestGuard> guards) {
		this.adapter = adapter;
		this.guards = guards;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new JsonOrFormResolver(SingletonSupplier.of(this.adapter::getObject),
				SingletonSupplier.of(() -> this.guards.stream().toList())));
	}

}
