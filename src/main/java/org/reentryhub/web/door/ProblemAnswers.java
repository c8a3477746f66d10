package org.reentryhub.web.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.reentryhub.problem.Problem;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Puts problems on the wire: one form for filters, controllers, stored answers and the container alike. */
@Component("problemAnswers")
public class ProblemAnswers {
    private final ObjectMapper json;

    ProblemAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** The bytes of a problem with its extensions; the same problem always has the same bytes. */
    public byte[] bytes(Problem problem, Map<String, Object> extensions) {
        ObjectNode body = json.valueToTree(problem);
        extensions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(extension -> body.set(extension.getKey(), json.valueToTree(extension.getValue())));
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers with a refusal; does nothing when the answer has already begun. */
    public void write(HttpServletResponse response, ProblemException refusal) throws IOException {
        if (!response.isCommitted()) {
            refusal.retryAfter().ifPresent(wait -> response.setHeader("Retry-After", Long.toString(wait.toSeconds())));
        }
        write(response, refusal.problem(), refusal.extensions());
    }

    /** Answers with a problem that its status explains; does nothing when the answer has already begun. */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        write(response, problem, Map.of());
    }

    private void write(HttpServletResponse response, Problem problem, Map<String, Object> extensions)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        byte[] body = bytes(problem, extensions);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
