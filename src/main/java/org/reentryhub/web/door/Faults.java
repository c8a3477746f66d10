package org.reentryhub.web.door;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.CharConversionException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reentryhub.problem.FieldProblem;
import org.reentryhub.problem.ProblemException;

/**
 * Turns what Jackson says of a body into what its sender may read: where it is and what is wrong, never the value. Not JSON
 * at all is a 400; JSON that is not what was asked for is a 422. Only faults of reading are listed: a fault in what we write
 * is ours, and no bad request.
 */
final class Faults {
    /** A name that can be repeated: what a field is called, never something that identifies somebody. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_]{0,39}[0-9]?");

    private Faults() {}

    /** The refusal for a fault of reading; empty for any other. */
    static Optional<ProblemException> of(@Nullable Throwable fault) {
        if (fault instanceof StreamReadException
                || fault instanceof StreamConstraintsException
                || fault instanceof CharConversionException) {
            return Optional.of(ProblemException.badRequest("The body is not well-formed JSON within our bounds."));
        }
        return fault instanceof JsonMappingException mapping && isOtherForm(mapping)
                ? Optional.of(otherForm(mapping))
                : Optional.empty();
    }

    /** A number that no field of ours can hold arrives as a mapping fault of no kind of its own. */
    private static boolean isOtherForm(JsonMappingException fault) {
        return fault instanceof MismatchedInputException
                || fault instanceof ValueInstantiationException
                || fault.getCause() instanceof InputCoercionException;
    }

    private static ProblemException otherForm(JsonMappingException fault) {
        return ProblemException.unprocessable(
                "The content of the request does not hold.",
                List.of(new FieldProblem(pointer(fault.getPath()), sentence(fault))));
    }

    private static String sentence(JsonMappingException fault) {
        if (fault instanceof UnrecognizedPropertyException) {
            return "is not a field of this request";
        }
        boolean word = fault instanceof InvalidFormatException wrong
                && wrong.getTargetType() != null
                && wrong.getTargetType().isEnum();
        return word ? "is not one of the words allowed here" : "is missing, or not of the form asked for";
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        JsonPointer pointer = JsonPointer.empty();
        for (JsonMappingException.Reference step : path) {
            String name = step.getFieldName();
            if (name != null && !NAME.matcher(name).matches()) {
                break;
            }
            pointer = name == null ? pointer.appendIndex(Math.max(0, step.getIndex())) : pointer.appendProperty(name);
        }
        return pointer.toString();
    }
}
