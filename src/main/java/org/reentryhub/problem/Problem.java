package org.reentryhub.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The body of every error answer, {@code application/problem+json} (RFC 9457).
 *
 * @param type a URI reference naming the kind of problem, {@code about:blank} when the status says it all
 * @param title the same words for every problem of the type
 * @param status the HTTP status
 * @param detail what to do about it; never an identity number, a clinical value or a stack trace
 * @param errors the faults in the body, left out when there are none
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem that its status explains. */
    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, List.of());
    }
}
