package dev.attune.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * JSON with a field that this type does not have is refused: a misspelt one that is
 * passed over does what nobody meant. Clients of LibreTranslate send fields of their own,
 * so its requests are not marked.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface KnownFieldsOnly {

}
