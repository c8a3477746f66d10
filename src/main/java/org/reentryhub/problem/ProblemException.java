package org.reentryhub.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses a request with a {@link Problem}; nothing was changed. Its message is the problem's title, so a log says nothing personal. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String RETRY_AFTER = "retryAfterSeconds";

    private final transient Problem problem;
    private final transient Map<String, Object> extensions;

    /**
     * @param problem the standard members
     * @param extensions further top-level members of the answer (RFC 9457, 3.2), such as {@code blocked}
     */
    public ProblemException(Problem problem, Map<String, Object> extensions) {
        super(problem.title(), null, false, false);
        this.problem = problem;
        this.extensions = Map.copyOf(extensions);
    }

    /** @param problem all that there is to say */
    public ProblemException(Problem problem) {
        this(problem, Map.of());
    }

    public Problem problem() {
        return problem;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }

    /** After how long to try again, where that helps. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(extensions.get(RETRY_AFTER)).map(seconds -> Duration.ofSeconds((Long) seconds));
    }

    /** 400: the request could not be read at all. */
    public static ProblemException badRequest(String detail) {
        return new ProblemException(Problem.of(400, "Bad Request", detail));
    }

    /** 422: read, but its content does not hold. */
    public static ProblemException unprocessable(String detail, List<FieldProblem> errors) {
        return new ProblemException(new Problem("about:blank", "Unprocessable Content", 422, detail, errors));
    }

    /** 422 about one field. */
    public static ProblemException unprocessable(String pointer, String message) {
        return unprocessable("The content of the request does not hold.", List.of(new FieldProblem(pointer, message)));
    }

    /** 404: unknown, or not the caller's to know; always the same bytes. */
    public static ProblemException notFound() {
        return new ProblemException(Problem.of(404, "Not Found", "There is nothing here that you may see."));
    }

    /** 403: the whole surface is not the caller's. */
    public static ProblemException forbidden() {
        return new ProblemException(Problem.of(403, "Forbidden", "This part of the hub is not for your role."));
    }

    /** 409: the state of things does not allow it. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(Problem.of(409, "Conflict", detail));
    }

    /** 413: larger than the hub takes. */
    public static ProblemException tooLarge(String detail) {
        return new ProblemException(Problem.of(413, "Content Too Large", detail));
    }

    /** 503: not accepted, try again after a while. */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return new ProblemException(
                Problem.of(503, "Service Unavailable", detail), Map.of(RETRY_AFTER, retryAfter.toSeconds()));
    }
}
