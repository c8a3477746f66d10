package org.reentryhub.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.NoSuchBeanException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * Prints the file and line of a route that can be read and not be built. Camel names the route, which is the name of its
 * file; of faults in the form of a file it names the line itself.
 */
final class RouteFailureAnalyzer extends AbstractFailureAnalyzer<FailedToCreateRouteException> {
    private final Environment environment;

    RouteFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FailedToCreateRouteException cause) {
        String file = cause.getRouteId() + ".camel.yaml";
        NoSuchBeanException missing = findCause(cause, NoSuchBeanException.class);
        String line = missing == null ? "" : line(file, missing.getName());
        String reason = missing == null ? cause.getMessage() : missing.getMessage();
        return new FailureAnalysis(
                "%s%s: %s".formatted(file, line, reason),
                "Correct the file in the folder of routes and start again.",
                cause);
    }

    /** Where the file first speaks of it; nothing when the file cannot be read again. */
    private String line(String file, String word) {
        List<String> lines = text(file).map(text -> text.lines().toList()).orElse(List.of());
        return lines.stream()
                .filter(line -> line.contains(word))
                .findFirst()
                .map(line -> ":" + (lines.indexOf(line) + 1))
                .orElse("");
    }

    private Optional<String> text(String file) {
        String pattern = environment.getProperty("camel.main.routes-include-pattern", "");
        String folder = pattern.substring(0, pattern.lastIndexOf('/') + 1);
        try (InputStream found =
                new DefaultResourceLoader().getResource(folder + file).getInputStream()) {
            return Optional.of(new String(found.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
