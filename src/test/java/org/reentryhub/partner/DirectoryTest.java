package org.reentryhub.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class DirectoryTest {
    private final ApplicationContextRunner hub =
            new ApplicationContextRunner().withUserConfiguration(Directory.class, Municipalities.class);

    @Test
    void withoutASourceTheSandboxsDirectoryIsRead() {
        hub.withPropertyValues("hub.partners.source=", "sandbox.port=18999")
                .run(context -> assertThat(context.getBean(Partners.class)
                                .find("housing-0301")
                                .orElseThrow()
                                .channel()
                                .address())
                        .hasPort(18999));
    }

    @Test
    void aFileOfOnesOwnTakesItsPlaceAndMayBeNamedByTheEnvironment(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("partners.yaml"),
                "partners: [{id: mine, name: Mine, kind: NGO, channel: {type: inbox}}]");

        withEnvironment("HUB_PARTNERS", file.toUri().toString())
                .withPropertyValues("hub.partners.source=${HUB_PARTNERS}")
                .run(context -> assertThat(context.getBean(Partners.class).all())
                        .extracting(Partner::id)
                        .containsExactly("mine"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/nowhere/partners.yaml",
                "classpath:nowhere.yaml",
                "http://x.example/partners.yaml",
                "/nowhere"
            })
    void aFileThatCannotBeReadStopsTheStart(String source) {
        hub.withPropertyValues("hub.partners.source=" + source)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(source));
    }

    @Test
    void aFaultyFileStopsTheStartAndSaysFileLineAndReason(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("partners.yaml"), "partners:\n  - {id: a, kind: CASTLE}\n");

        hub.withPropertyValues("hub.partners.source=" + file.toUri()).run(context -> {
            Throwable failure = Objects.requireNonNull(context.getStartupFailure());
            var analysis = Objects.requireNonNull(new DirectoryFailureAnalyzer().analyze(failure));
            assertThat(analysis.getDescription())
                    .contains(file.getFileName() + ", line 2: name is missing")
                    .contains("line 2: kind must be one of HOUSING");
            assertThat(analysis.getAction()).contains("start again");
        });
    }

    @Test
    void hostsOfTheOwnNetworkCanBeAllowedInProduction(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("partners.yaml"),
                "partners: [{id: mine, name: Mine, kind: NGO, channel: {type: rest, url: 'https://relay.internal'}}]");
        var production =
                hub.withPropertyValues("spring.profiles.active=production", "hub.partners.source=" + file.toUri());

        production.run(context -> assertThat(context).hasFailed());
        production
                .withPropertyValues("hub.partners.allowed-private-hosts=relay.internal,other.internal")
                .run(context -> assertThat(context).hasNotFailed());
    }

    private ApplicationContextRunner withEnvironment(String name, String value) {
        return hub.withInitializer(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "test-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, value))));
    }
}
