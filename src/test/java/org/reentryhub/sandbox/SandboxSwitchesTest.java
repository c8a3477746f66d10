package org.reentryhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

class SandboxSwitchesTest {
    private final ApplicationContextRunner hub = new ApplicationContextRunner()
            .withInitializer(context ->
                    new SandboxPort().postProcessEnvironment(context.getEnvironment(), new SpringApplication()))
            .withPropertyValues("sandbox.story=false")
            .withUserConfiguration(PlayedPartners.class);

    @Test
    void partnersArePlayedUnlessSomebodySaysNo() {
        hub.withPropertyValues("sandbox.port=0")
                .run(context -> assertThat(context.getBean(PlayedPartners.class).isRunning())
                        .isTrue());
        hub.withPropertyValues("sandbox.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(PlayedPartners.class));
    }

    @Test
    void nobodyIsPlayedInProductionWhateverIsSaid() {
        hub.withPropertyValues("spring.profiles.active=production", "sandbox.enabled=true")
                .run(context -> assertThat(context).doesNotHaveBean(PlayedPartners.class));
    }

    @Test
    void aPortThatIsTakenIsSaidWithWhatToDo() {
        hub.withPropertyValues("sandbox.port=0").run(first -> {
            int taken = Integer.parseInt(
                    Objects.requireNonNull(first.getEnvironment().getProperty("sandbox.port")));
            hub.withPropertyValues("sandbox.port=" + taken).run(second -> assertThat(second)
                    .getFailure()
                    .hasStackTraceContaining("cannot listen on port " + taken)
                    .hasStackTraceContaining("SANDBOX_PORT"));
        });
    }

    @Test
    void portZeroBecomesAFreeOneThatEverybodyReads() {
        MockEnvironment environment = new MockEnvironment().withProperty("sandbox.port", "0");

        new SandboxPort().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("sandbox.port", Integer.class)).isGreaterThan(1024);
    }
}
