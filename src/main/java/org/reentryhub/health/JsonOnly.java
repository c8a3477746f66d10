package org.reentryhub.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reentryhub.problem.Problem;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nothing but JSON near HAPI's parsers: no XML, so none of XML's dangers; and no more than a Task can need. */
final class JsonOnly extends OncePerRequestFilter {
    private static final Set<String> JSON = Set.of("application/fhir+json", "application/json");
    private static final int LARGEST = 64 * 1024;

    private final ObjectMapper json;

    JsonOnly(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (asksForAnotherForm(request)) {
            refuse(response, 406, "Not Acceptable", "This endpoint answers in application/fhir+json only.");
        } else if (Set.of("GET", "HEAD").contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else if (!isJson(request.getContentType())) {
            refuse(response, 415, "Unsupported Media Type", "This endpoint takes application/fhir+json only.");
        } else {
            withBody(request, response, chain);
        }
    }

    private void withBody(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            refuse(response, 413, "Content Too Large", "A Task has 64 KiB at most.");
        } else {
            chain.doFilter(new ReadRequest(request, body), response);
        }
    }

    private static boolean asksForAnotherForm(HttpServletRequest request) {
        var format = request.getParameter("_format");
        var accept = request.getHeader("Accept");
        return (format != null && !format.equals("json") && !JSON.contains(format))
                || (accept != null && !accept.contains("json") && !accept.contains("*/*"));
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && JSON.contains(type.split(";")[0].strip().toLowerCase(Locale.ROOT));
    }

    private void refuse(HttpServletResponse response, int status, String title, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE);
        json.writeValue(response.getOutputStream(), Problem.of(status, title, detail));
    }
}
