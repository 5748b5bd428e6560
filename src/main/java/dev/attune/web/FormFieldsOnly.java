package dev.attune.web;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;

/**
 * Reads a request from its form and query string only, where the framework would also
 * look for fields among its headers.
 */
@ControllerAdvice
class FormFieldsOnly {

	@InitBinder
	void readNoHeaders(WebDataBinder binder) {
		if (binder instanceof ExtendedServletRequestDataBinder form) {
			form.setHeaderPredicate((header) -> false);
		}
	}

}
