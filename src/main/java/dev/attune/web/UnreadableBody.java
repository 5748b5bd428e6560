package dev.attune.web;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Why a request's JSON could not be read, in words for its sender.
 *
 * @param status what to answer
 * @param field the field at fault, if one is
 * @param detail what is wrong, and where
 */
record UnreadableBody(HttpStatus status, @Nullable String field, String detail) {

	static UnreadableBody of(HttpMessageNotReadableException ex) {
		return switch (ex.getCause()) {
			case StreamConstraintsException constraint when isTooLong(constraint) ->
				new UnreadableBody(HttpStatus.CONTENT_TOO_LARGE, null, "The request body is too large");
			case StreamReadException malformed -> badRequest(null, "The body is not JSON" + place(malformed));
			case UnrecognizedPropertyException unknown -> badRequest(field(unknown),
					field(unknown) + " is not known; there are " + names(unknown.getKnownPropertyIds()));
			case MismatchedInputException mismatch when !mismatch.getPath().isEmpty() ->
				badRequest(field(mismatch), field(mismatch) + " " + expectation(mismatch));
			case MismatchedInputException mismatch -> badRequest(null, "The body is not a JSON object");
			case JacksonException other -> badRequest(null, "The body cannot be read" + place(other));
			case null, default -> badRequest(null, "The body is missing or cannot be read; JSON in UTF-8 is expected");
		};
	}

	// the parser tells its limits apart in words only
	private static boolean isTooLong(StreamConstraintsException ex) {
		String message = ex.getOriginalMessage();
		return message.contains("Document length") || message.contains("String value length");
	}

	private static UnreadableBody badRequest(@Nullable String field, String detail) {
		return new UnreadableBody(HttpStatus.BAD_REQUEST, field, detail);
	}

	private static String place(JacksonException ex) {
		return (ex.getLocation() != null)
				? " (line " + ex.getLocation().getLineNr() + ", column " + ex.getLocation().getColumnNr() + ")" : "";
	}

	private static String field(MismatchedInputException ex) {
		return ex.getPath()
			.stream()
			.map((part) -> (part.getPropertyName() != null) ? "." + part.getPropertyName()
					: "[" + part.getIndex() + "]")
			.collect(Collectors.joining())
			.substring(1);
	}

	private static String names(@Nullable Collection<?> names) {
		return (names != null) ? names.stream().map(String::valueOf).collect(Collectors.joining(", ")) : "others";
	}

	// a deserializer of ours says "must be ..."; the library's own words are about Java
	private static String expectation(MismatchedInputException ex) {
		if (ex.getOriginalMessage().startsWith("must ")) {
			return ex.getOriginalMessage();
		}
		return (ex.getTargetType() == String.class) ? "must be a string" : "has the wrong type";
	}

}
