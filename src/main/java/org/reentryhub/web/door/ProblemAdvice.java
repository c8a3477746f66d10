package org.reentryhub.web.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.reentryhub.problem.Causes;
import org.reentryhub.problem.PassingFaults;
import org.reentryhub.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Every refusal and failure of the MVC side and of the mappings of the HTTP routes, as a problem; for people's pages it only
 * sets the status, and the error page does the rest.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemAnswers answers;

    ProblemAdvice(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    void refused(ProblemException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (AccessRules.isForPrograms(Doorkeeper.pathOf(request))) {
            answers.write(response, refusal);
        } else if (!response.isCommitted()) {
            response.sendError(refusal.problem().status());
        }
    }

    @ExceptionHandler
    void unreadable(HttpMessageNotReadableException fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refused(
                Faults.of(fault.getCause()).orElseGet(() -> ProblemException.badRequest("A readable body is needed.")),
                request,
                response);
    }

    /** An id in a path that cannot be an id is simply unknown; a parameter of another form is the caller's mistake. */
    @ExceptionHandler
    void ofAnotherForm(
            MethodArgumentTypeMismatchException fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean inThePath = fault.getParameter().hasParameterAnnotation(PathVariable.class);
        String sentence = "The parameter «" + fault.getName() + "» is not of the form asked for.";
        refused(inThePath ? ProblemException.notFound() : ProblemException.badRequest(sentence), request, response);
    }

    @ExceptionHandler
    void gone(AsyncRequestNotUsableException callerHasLeft) {
        log.debug("the caller left before the answer");
    }

    /** Spring's own refusals (405, 406, 415, a missing parameter …) come with their status and headers. */
    @ExceptionHandler
    void failed(Exception fault, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (fault instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            known.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
            accepted(fault, response);
            refused(StatusProblems.of(known.getStatusCode().value()), request, response);
            return;
        }
        Optional<ProblemException> passing = PassingFaults.refusal(fault);
        log.atLevel(passing.isPresent() ? Level.WARN : Level.ERROR).log("a request failed: {}", Causes.of(fault));
        refused(passing.orElseGet(() -> new ProblemException(StatusProblems.OURS)), request, response);
    }

    private static void accepted(Exception fault, HttpServletResponse response) {
        if (fault instanceof HttpMediaTypeNotSupportedException wrong) {
            response.setHeader(HttpHeaders.ACCEPT, MediaType.toString(wrong.getSupportedMediaTypes()));
        }
    }
}
