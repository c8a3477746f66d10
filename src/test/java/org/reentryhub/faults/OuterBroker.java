package org.reentryhub.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.reentryhub.process.DeployedBroker;

/** An Artemis in a JVM outside the hubs, on a folder and a port that it keeps when it is killed. */
final class OuterBroker implements AutoCloseable {
    private final Path folder;
    private final int port = OuterDatabase.freePort();
    private volatile Process process;

    OuterBroker(Path folder) {
        this.folder = folder;
        this.process = begin();
        awaitOpen();
    }

    Map<String, String> variables() {
        return Map.of(
                "HUB_BROKER_URL", DeployedBroker.address(port),
                "HUB_BROKER_USER", DeployedBroker.USER,
                "HUB_BROKER_PASSWORD", DeployedBroker.PASSWORD);
    }

    void kill() {
        Signals.kill(List.of(process.pid()));
    }

    void freeze() {
        Signals.freeze(List.of(process.pid()));
    }

    void thaw() {
        Signals.thaw(List.of(process.pid()));
    }

    /** Starts it again, on what is left; back when it takes connections. */
    void again() {
        process = begin();
        awaitOpen();
    }

    /** As if somebody had given it a new disk. */
    void loseDisk() {
        try (Stream<Path> all = Files.walk(folder.resolve("broker"))) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process begin() {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            DeployedBroker.class.getName(),
                            folder.toString(),
                            Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("broker.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitOpen() {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(this::isOpen);
    }

    private boolean isOpen() {
        try (Socket ignored = new Socket("localhost", port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
