package org.reentryhub.web.door;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Refuses to start in the profile {@code production} with anything of the sandbox in place of the real thing: it is asked
 * before any bean is made, and names everything that is missing at once.
 */
public final class ProductionCheck implements EnvironmentPostProcessor, Ordered {
    private static final String RESOURCE_SERVER = "spring.security.oauth2.resourceserver.jwt.";
    private static final String CLIENT = "spring.security.oauth2.client.registration";

    /** After the configuration files are read. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            List<String> missing = missing(environment);
            if (!missing.isEmpty()) {
                throw new NotReadyForProductionException(missing);
            }
        }
    }

    static List<String> missing(Environment environment) {
        List<String> missing = new ArrayList<>();
        if (!signInIsGiven(environment)) {
            missing.add("OIDC: " + CLIENT + ".<id>.* with its provider for the pages, " + RESOURCE_SERVER
                    + "issuer-uri for the API");
        }
        if (tokensAreTaken(environment) && !audiencesAreGiven(environment)) {
            missing.add("whom bearer tokens have to be meant for, or a token for any other service of the issuer"
                    + " would do: SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES");
        }
        need(environment, "spring.datasource.url", "the database: SPRING_DATASOURCE_URL", missing);
        need(environment, "hub.broker-url", "the broker: HUB_BROKER_URL", missing);
        need(environment, "hub.vault.keys", "the keys of the vault: HUB_VAULT_KEYS", missing);
        need(
                environment,
                "hub.vault.health-keys",
                "the keys of the health unit's vault: HUB_HEALTH_VAULT_KEYS",
                missing);
        return missing;
    }

    /** One of the two is enough to start; what is not given is simply not offered. */
    private static boolean signInIsGiven(Environment environment) {
        return Binder.get(environment)
                        .bind(CLIENT, Bindable.mapOf(String.class, Object.class))
                        .isBound()
                || tokensAreTaken(environment);
    }

    private static boolean tokensAreTaken(Environment environment) {
        return !environment.getProperty(RESOURCE_SERVER + "issuer-uri", "").isBlank()
                || !environment.getProperty(RESOURCE_SERVER + "jwk-set-uri", "").isBlank();
    }

    /** Spring asks for no audience unless it is told one. */
    private static boolean audiencesAreGiven(Environment environment) {
        return Binder.get(environment)
                .bind(RESOURCE_SERVER + "audiences", Bindable.listOf(String.class))
                .map(audiences -> audiences.stream().anyMatch(audience -> !audience.isBlank()))
                .orElse(false);
    }

    private static void need(Environment environment, String property, String sentence, List<String> missing) {
        if (environment.getProperty(property, "").isBlank()) {
            missing.add(sentence);
        }
    }
}
