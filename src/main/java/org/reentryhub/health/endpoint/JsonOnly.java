package org.reentryhub.health.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reentryhub.problem.Problem;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nothing but JSON near HAPI's parsers: no XML, so none of XML's dangers. */
final class JsonOnly extends OncePerRequestFilter {
    private static final Set<String> JSON = Set.of("application/fhir+json", "application/json");

    private final ObjectMapper json;

    JsonOnly(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (asksForAnotherForm(request)) {
            refuse(response, 406, "Not Acceptable", "This endpoint answers in application/fhir+json only.");
        } else if (!Set.of("GET", "HEAD").contains(request.getMethod()) && !isJson(request.getContentType())) {
            refuse(response, 415, "Unsupported Media Type", "This endpoint takes application/fhir+json only.");
        } else if (isPacked(request)) { // HAPI would unpack it, to whatever size
            refuse(response, 415, "Unsupported Media Type", "This endpoint takes no content encoding.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean asksForAnotherForm(HttpServletRequest request) {
        var format = request.getParameter("_format");
        var accept = request.getHeader("Accept");
        return (format != null && !format.equals("json") && !JSON.contains(format))
                || (accept != null && !accept.contains("json") && !accept.contains("*/*"));
    }

    private static boolean isPacked(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Content-Encoding")).stream()
                .anyMatch(coding -> !coding.strip().equalsIgnoreCase("identity"));
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
