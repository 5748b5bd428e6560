package dev.attune.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The page that people use the service with; the framework serves its files from
 * {@code static}.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

	@Bean
	FilterRegistrationBean<PageFilter> pageFilter() {
		FilterRegistrationBean<PageFilter> filter = new FilterRegistrationBean<>(new PageFilter());
		filter.addUrlPatterns(PageFilter.PATHS);
		return filter;
	}

}
