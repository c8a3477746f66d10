package org.reentryhub.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.reentryhub.problem.Causes;
import org.reentryhub.problem.PassingFaults;
import org.reentryhub.problem.Problem;
import org.reentryhub.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/** Turns what stopped an HTTP route into the answer that its caller gets. */
@Component("problems")
class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    /** Replaces the message by the problem; a failure of our own is logged by its kind and answered as a 500. */
    public void answer(Exchange exchange) throws JsonProcessingException {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        ProblemException refused = refusal(failure, exchange.getFromRouteId());
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, refused.problem().status());
        answer.setHeader(Exchange.CONTENT_TYPE, Problem.MEDIA_TYPE);
        refused.retryAfter().ifPresent(wait -> answer.setHeader("Retry-After", wait.toSeconds()));
        answer.setBody(json.writeValueAsString(body(refused)));
    }

    private Map<String, Object> body(ProblemException refused) {
        Map<String, Object> body = new LinkedHashMap<>();
        json.valueToTree(refused.problem())
                .fields()
                .forEachRemaining(member -> body.put(member.getKey(), member.getValue()));
        body.putAll(refused.extensions());
        return body;
    }

    private static ProblemException refusal(Throwable failure, String routeId) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refused) {
                return refused;
            }
        }
        Optional<ProblemException> passing = PassingFaults.refusal(failure);
        log.atLevel(passing.isPresent() ? Level.WARN : Level.ERROR)
                .log("route {} failed: {}", routeId, Causes.of(failure));
        return passing.orElseGet(() -> new ProblemException(
                Problem.of(500, "Internal Server Error", "The hub failed; nothing was changed. Please try again.")));
    }
}
