package dev.attune.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestResponseBodyMethodProcessor;
import org.springframework.web.servlet.mvc.method.annotation.ServletModelAttributeMethodProcessor;

/**
 * Reads what {@link JsonOrForm} marks, with the framework's own reader of JSON bodies or
 * of forms.
 */
final class JsonOrFormResolver implements HandlerMethodArgumentResolver {

	private static final ServletModelAttributeMethodProcessor FORM = new ServletModelAttributeMethodProcessor(true);

	/** Asked for at the first request: it is made after this. */
	private final Supplier<RequestMappingHandlerAdapter> adapter;

	private final Supplier<List<RequestGuard>> guards;

	JsonOrFormResolver(Supplier<RequestMappingHandlerAdapter> adapter, Supplier<List<RequestGuard>> guards) {
		this.adapter = adapter;
		this.guards = guards;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return isWholeRequest(parameter);
	}

	static boolean isWholeRequest(MethodParameter parameter) {
		return parameter.hasParameterAnnotation(JsonOrForm.class);
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) throws Exception {
		HttpServletRequest servletRequest = (HttpServletRequest) request.getNativeRequest();
		Object read = isJson(servletRequest.getContentType()) ? json(parameter, container, request, binders)
				: FORM.resolveArgument(parameter, container, request, binders);
		if (read instanceof KeyedRequest keyed) {
			this.guards.get().forEach((guard) -> guard.check(keyed));
		}
		return read;
	}

	private Object json(MethodParameter parameter, @Nullable ModelAndViewContainer container, NativeWebRequest request,
			@Nullable WebDataBinderFactory binders) throws Exception {
		Object body = json().resolveArgument(parameter, container, request, binders);
		if (body == null) {
			throw new HttpMessageNotReadableException("no body",
					new ServletServerHttpRequest((HttpServletRequest) request.getNativeRequest()));
		}
		return body;
	}

	private RequestResponseBodyMethodProcessor json() {
		for (HandlerMethodArgumentResolver resolver : Objects
			.requireNonNull(this.adapter.get().getArgumentResolvers())) {
			if (resolver instanceof RequestResponseBodyMethodProcessor json) {
				return json;
			}
		}
		throw new IllegalStateException("the framework reads no bodies");
	}

	private static boolean isJson(@Nullable String contentType) {
		if (contentType == null) {
			return false;
		}
		try {
			MediaType type = MediaType.parseMediaType(contentType);
			return type.isCompatibleWith(MediaType.APPLICATION_JSON)
					|| type.isCompatibleWith(new MediaType("application", "*+json"));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

}
