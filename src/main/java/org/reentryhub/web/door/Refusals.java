package org.reentryhub.web.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.reentryhub.problem.Problem;
import org.reentryhub.problem.ProblemException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** How programs are refused at the door: always a problem, and the same one for everybody in the same situation. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
    private static final Problem NOT_SIGNED_IN =
            Problem.of(401, "Unauthorized", "Credentials are missing, expired or wrong.");
    private final ProblemAnswers answers;
    private final String challenge;

    Refusals(ProblemAnswers answers, ObjectProvider<BuiltInAccounts> accounts) {
        this.answers = answers;
        this.challenge =
                accounts.getIfAvailable() == null ? "Bearer" : "Basic realm=\"reentry-hub\", charset=\"UTF-8\"";
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
            throws IOException {
        Verdict verdict = Doorkeeper.judge(request);
        refuse(request, response, verdict == Verdict.ALLOWED ? Verdict.NOT_SIGNED_IN : verdict);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException fault)
            throws IOException {
        Verdict verdict = Doorkeeper.judge(request);
        refuse(request, response, verdict == Verdict.ALLOWED ? Verdict.NOT_YOUR_SURFACE : verdict);
    }

    /** Paths and headers that are never honest (encoded slashes, semicolons, control characters) are not looked at. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException fault)
            throws IOException {
        answers.write(response, Problem.of(400, "Bad Request", "The request line or a header is malformed."));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Verdict verdict) throws IOException {
        switch (verdict) {
            case NOT_SIGNED_IN, ALLOWED -> challenge(response);
            case NOT_YOUR_SURFACE -> answers.write(response, ProblemException.forbidden());
            case NO_SUCH_METHOD -> noSuchMethod(request, response);
            case NOTHING_HERE -> answers.write(response, ProblemException.notFound());
        }
    }

    private void challenge(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
        answers.write(response, NOT_SIGNED_IN);
    }

    private void noSuchMethod(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String allowed = AccessRules.methodsAt(Doorkeeper.pathOf(request)).stream()
                .map(HttpMethod::name)
                .sorted()
                .collect(Collectors.joining(", "));
        response.setHeader(HttpHeaders.ALLOW, allowed);
        answers.write(response, Problem.of(405, "Method Not Allowed", "This address takes " + allowed + "."));
    }
}
