package dev.attune.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the parameter of a controller's method that is the whole request, as clients of
 * LibreTranslate send it: as JSON if its media type says so, else as the fields of a form
 * (URL-encoded or multipart) and of the query string.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface JsonOrForm {

}
