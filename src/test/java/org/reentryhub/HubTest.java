package org.reentryhub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.FileSystemUtils;

/**
 * The whole hub on real parts and free ports, its data in a temporary folder, the sandbox's partners played and its story
 * off. One running hub serves all tests that carry this annotation: each test brings people of its own. It begins at noon
 * of {@link #TODAY}, whatever day it is outside.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sandbox.port=0",
            "sandbox.story=false",
            "hub.clock.sweep-every=PT0.5S",
            "hub.people.counted-anew=100000",
            "hub.delivery.sweep-every=PT0.5S",
            "hub.health.sweep-every=PT0.5S",
            "hub.health.poll-tick=500",
            "hub.health.moves-every=PT0.5S",
            "hub.health.supply.look-every=PT1S",
            "hub.health.supply.retry-after=PT0.2S"
        })
@AutoConfigureObservability(tracing = false)
@ContextConfiguration(initializers = HubTest.TemporaryFolder.class)
@Import(HubTest.NoonOfADay.class)
public @interface HubTest {
    /** The day on which the stories are told. */
    LocalDate TODAY = LocalDate.parse("2026-11-22");

    /** A clock that goes on as clocks do: leases run out and retries come due. */
    @TestConfiguration(proxyBeanMethods = false)
    class NoonOfADay {
        @Bean
        @Primary
        Clock clockOfTheStories() {
            Instant noon =
                    TODAY.atTime(LocalTime.NOON).atZone(NorwegianTime.ZONE).toInstant();
            return Clock.offset(Clock.system(NorwegianTime.ZONE), Duration.between(Instant.now(), noon));
        }
    }

    /** Gives the context a data folder that nobody else has, and takes it away when all that uses it has ended. */
    class TemporaryFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                Path folder = Files.createTempDirectory("reentry-hub-test");
                UnpackedDatabase.in(folder);
                context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("temporary folder", Map.of("hub.data-dir", folder.toString())));
                // What is registered first is destroyed last.
                ((DefaultSingletonBeanRegistry) context.getBeanFactory())
                        .registerDisposableBean("temporary folder", () -> FileSystemUtils.deleteRecursively(folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
