package org.reentryhub.web.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.reentryhub.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answer to what is no request at all (an address with raw brackets, a header without end): a problem, not Tomcat's page. */
public class ProblemValve extends ErrorReportValve {
    private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);
    private static final String BODY = """
            {"type":"about:blank","title":"%s","status":%d,"detail":"%s"}""";

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem = StatusProblems.of(response.getStatus()).problem();
        try {
            response.setContentType(Problem.MEDIA_TYPE);
            byte[] body = BODY.formatted(problem.title(), problem.status(), problem.detail())
                    .getBytes(UTF_8);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException e) {
            log.debug("the caller left before the answer");
        }
    }
}
