package org.reentryhub.web.door;

import java.util.Map;
import org.reentryhub.problem.Problem;
import org.reentryhub.problem.ProblemException;

/** Problems that their status explains. The words are ours: those of the framework may repeat what was sent. */
final class StatusProblems {
    static final Problem OURS = Problem.of(
            500,
            "Internal Server Error",
            "The hub failed; nothing was changed. Please try again, or tell its operators.");

    private StatusProblems() {}

    static ProblemException of(int status) {
        return switch (status) {
            case 401 -> refusal(401, "Unauthorized", "Credentials are missing, expired or wrong.");
            case 403 -> ProblemException.forbidden();
            case 404 -> ProblemException.notFound();
            case 405 -> refusal(405, "Method Not Allowed", "See the Allow header for what this address takes.");
            case 406 -> refusal(406, "Not Acceptable", "The answer is not to be had in the form asked for.");
            case 413 -> ProblemException.tooLarge("The body is larger than the hub takes.");
            case 415 -> refusal(415, "Unsupported Media Type", "The body must have another Content-Type.");
            case 422 -> refusal(422, "Unprocessable Content", "The content of the request does not hold.");
            case 500 -> new ProblemException(OURS, Map.of());
            case 503 -> refusal(503, "Service Unavailable", "The hub cannot take this now.");
            default ->
                status >= 500
                        ? new ProblemException(OURS, Map.of())
                        : refusal(status, "Bad Request", "The request is incomplete or malformed.");
        };
    }

    private static ProblemException refusal(int status, String title, String detail) {
        return new ProblemException(Problem.of(status, title, detail), Map.of());
    }
}
