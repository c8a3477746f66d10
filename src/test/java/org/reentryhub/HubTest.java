package org.reentryhub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole hub on real parts and free ports, its data in a temporary folder, the sandbox's partners played and its story
 * off. One running hub serves all tests that carry this annotation: each test brings people of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"sandbox.port=0", "sandbox.story=false"})
@AutoConfigureObservability(tracing = false)
@ContextConfiguration(initializers = HubTest.TemporaryFolder.class)
public @interface HubTest {

    /** Gives the context a data folder that nobody else has. */
    class TemporaryFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                String folder = Files.createTempDirectory("reentry-hub-test").toString();
                context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("temporary folder", Map.of("hub.data-dir", folder)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
