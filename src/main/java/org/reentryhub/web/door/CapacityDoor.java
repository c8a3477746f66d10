package org.reentryhub.web.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.reentryhub.delivery.Capacity;
import org.reentryhub.delivery.Shortage;
import org.reentryhub.problem.ProblemException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses new work that the hub could not keep, before anybody has said that it is taken; reading goes on, and so does what
 * operators do about it. It stands behind the rules, so strangers learn nothing of it.
 */
@Component
@Order(-1)
class CapacityDoor extends OncePerRequestFilter {
    private static final Duration COME_AGAIN = Duration.ofSeconds(10);
    private static final Set<String> NEW_WORK = Set.of("POST", "PUT");
    private static final String SEARCH = "/api/people/search";

    private final Capacity capacity;
    private final ProblemAnswers answers;

    CapacityDoor(Capacity capacity, ProblemAnswers answers) {
        this.capacity = capacity;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = Doorkeeper.pathOf(request);
        return !NEW_WORK.contains(request.getMethod())
                || path.equals(SEARCH)
                || Stream.of("/records/", "/api/", "/partner/", "/health/", "/fhir/")
                        .noneMatch(path::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Shortage> shortage = capacity.shortage();
        if (shortage.isPresent()) {
            response.setHeader("Connection", "close");
            answers.write(
                    response,
                    ProblemException.unavailable(
                            "The hub cannot keep this now. " + shortage.get().words(), COME_AGAIN));
        } else {
            chain.doFilter(request, response);
        }
    }
}
