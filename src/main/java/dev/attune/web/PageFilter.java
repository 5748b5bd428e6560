package dev.attune.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Tells browsers how to treat the files of the page: nothing of it comes from elsewhere
 * or may be framed, and a copy is asked for anew each time, by a digest of its content,
 * so that an upgraded service is never seen through an old page.
 */
final class PageFilter extends ShallowEtagHeaderFilter {

	/** The addresses of the page's files. */
	static final String[] PATHS = { "/", "/index.html", "/favicon.svg", "/page/*" };

	private static final String POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; "
			+ "frame-ancestors 'none'";

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader("Content-Security-Policy", POLICY);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
		super.doFilterInternal(request, response, chain);
	}

}
