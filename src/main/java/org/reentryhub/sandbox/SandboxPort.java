package org.reentryhub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Chooses a free port where {@code sandbox.port} is 0, before anything reads it: the partner directory and the played
 * partners have to name the same one.
 */
final class SandboxPort implements EnvironmentPostProcessor {
    private static final String PORT = "sandbox.port";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty(PORT, "").equals("0")) {
            environment.getPropertySources().addFirst(new MapPropertySource("sandbox port", Map.of(PORT, free())));
        }
    }

    private static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("there is no free port for the sandbox", none);
        }
    }
}
