package org.reentryhub.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Chooses where the routes are read from: {@code HUB_ROUTES} (a folder or a Camel pattern), else {@code routes/} of the
 * working directory when it exists, else the copies in the jar.
 */
public final class RoutesFolder implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String chosen = environment.getProperty("HUB_ROUTES", environment.getProperty("hub.routes", ""));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "routes", Map.of("camel.main.routes-include-pattern", pattern(chosen, Path.of("routes")))));
    }

    static String pattern(String chosen, Path here) {
        if (chosen.isBlank()) {
            return Files.isDirectory(here) ? "file:routes/*.camel.yaml" : "classpath:routes/*.camel.yaml";
        }
        boolean isPattern = chosen.endsWith(".yaml");
        return isPattern
                ? chosen
                : (chosen.contains(":") ? "" : "file:") + chosen.replaceAll("/+$", "") + "/*.camel.yaml";
    }
}
