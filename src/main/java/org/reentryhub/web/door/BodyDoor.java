package org.reentryhub.web.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.reentryhub.problem.ProblemException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the body of a call in before anything works on it: too large is said at once and without reading on, and what no
 * column of ours could hold comes no further. It stands behind the rules, so strangers cannot make the hub hold bodies. {@code /records} streams and has
 * its own bounds.
 */
@Component
@Order(0)
class BodyDoor extends OncePerRequestFilter {
    private final ProblemAnswers answers;
    private final int limit;

    BodyDoor(ProblemAnswers answers, HttpSettings settings) {
        this.answers = answers;
        this.limit = Math.toIntExact(settings.largestBody().toBytes());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = Doorkeeper.pathOf(request);
        return !AccessRules.isForPrograms(path) || path.startsWith("/records/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit) {
            tooLarge(response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            tooLarge(response);
        } else if (UnstorableText.isIn(body)) {
            answers.write(response, ProblemException.badRequest("The body is not UTF-8, or holds a NUL character."));
        } else {
            chain.doFilter(new ReadRequest(request, body), response);
        }
    }

    private void tooLarge(HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        answers.write(response, ProblemException.tooLarge("A body may have " + limit + " bytes at most."));
    }
}
