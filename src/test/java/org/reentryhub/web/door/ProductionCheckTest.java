package org.reentryhub.web.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reentryhub.ReentryHub;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ProductionCheckTest {
    private static final Map<String, Object> COMPLETE = Map.of(
            "spring.security.oauth2.resourceserver.jwt.issuer-uri", "https://idp.example",
            "spring.security.oauth2.resourceserver.jwt.audiences", "reentry-hub",
            "spring.datasource.url", "jdbc:postgresql://db.example/hub",
            "hub.broker-url", "tcp://broker.example:61616",
            "hub.vault.keys", "{}",
            "hub.vault.health-keys", "{}");

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void theHubSaysEverythingThatIsMissingAtOnce(CapturedOutput output) {
        SpringApplication hub = new SpringApplication(ReentryHub.class);
        hub.setAdditionalProfiles("production");
        assertThatThrownBy(hub::run).hasStackTraceContaining("NotReadyForProduction");
        assertThat(output)
                .contains("does not start in the profile «production»")
                .contains(
                        "spring.security.oauth2",
                        "SPRING_DATASOURCE_URL",
                        "HUB_BROKER_URL",
                        "HUB_VAULT_KEYS",
                        "HUB_HEALTH_VAULT_KEYS");
    }

    @Test
    void eachPartIsMissedByItself() {
        COMPLETE.keySet().forEach(left -> {
            Map<String, Object> given = new HashMap<>(COMPLETE);
            given.remove(left);
            assertThat(ProductionCheck.missing(environment("production", given)))
                    .as(left)
                    .hasSize(1);
        });
    }

    @Test
    void whatIsCompleteMayStart() {
        assertThatCode(() -> check("production", COMPLETE)).doesNotThrowAnyException();
        Map<String, Object> pagesOnly = new HashMap<>(COMPLETE);
        pagesOnly.remove("spring.security.oauth2.resourceserver.jwt.issuer-uri");
        pagesOnly.remove("spring.security.oauth2.resourceserver.jwt.audiences");
        pagesOnly.put("spring.security.oauth2.client.registration.idp.client-id", "hub");
        assertThatCode(() -> check("production", pagesOnly)).doesNotThrowAnyException();
    }

    @Test
    void elsewhereNothingIsAskedFor() {
        assertThatCode(() -> check("demo", Map.of())).doesNotThrowAnyException();
    }

    @Test
    void anotherProfileBesideItDoesNotSoftenIt() {
        assertThatThrownBy(() -> check("production,demo", Map.of())).isInstanceOf(NotReadyForProductionException.class);
    }

    private static void check(String profiles, Map<String, Object> properties) {
        new ProductionCheck().postProcessEnvironment(environment(profiles, properties), new SpringApplication());
    }

    private static StandardEnvironment environment(String profiles, Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles(profiles.split(","));
        environment.getPropertySources().addFirst(new MapPropertySource("given", properties));
        return environment;
    }
}
