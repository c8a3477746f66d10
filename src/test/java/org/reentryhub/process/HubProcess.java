package org.reentryhub.process;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reentryhub.ReentryHub;
import org.reentryhub.UnpackedDatabase;
import org.reentryhub.story.Hub;

/** A hub in a JVM of its own on a folder that outlives it. */
public final class HubProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    /** As {@code mvn spring-boot:run} starts it: the memory (pom.xml), and only the quick compiler. */
    private static final List<String> AS_THE_PLUGIN =
            List.of("-Xmx336m", "-Xmn48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Process process;
    private final Path folder;
    private final int port;
    private final int sandboxPort;

    private HubProcess(Process process, Path folder, int port, int sandboxPort) {
        this.process = process;
        this.folder = folder;
        this.port = port;
        this.sandboxPort = sandboxPort;
    }

    /** Starts a hub on the folder and waits until it is ready. */
    public static HubProcess on(Path folder, Map<String, String> environment) {
        return on(folder, environment, List.of());
    }

    /** The same with options of the JVM's besides. */
    public static HubProcess on(Path folder, Map<String, String> environment, List<String> options) {
        HubProcess hub = begin(folder, environment, options);
        hub.awaitReady();
        return hub;
    }

    /** The same for one that is meant to die, perhaps before it is ready: then there is none. */
    public static Optional<HubProcess> mortalOn(Path folder, Map<String, String> environment, List<String> options) {
        HubProcess hub = begin(folder, environment, options);
        await().atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !hub.process.isAlive() || hub.answers());
        return Optional.of(hub).filter(each -> each.process.isAlive());
    }

    /** A start that came to an end by itself. */
    record Ended(int code, String log) {}

    /** Starts a hub that cannot run, and waits until it has ended. */
    static Ended endingOn(Path folder, Map<String, String> environment) {
        HubProcess hub = begin(folder, environment, List.of());
        try {
            assertThat(hub.process.waitFor(LONGEST_START.toSeconds(), SECONDS)).isTrue();
            return new Ended(hub.process.exitValue(), hub.log());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            hub.process.destroyForcibly();
        }
    }

    private static HubProcess begin(Path folder, Map<String, String> environment, List<String> options) {
        int port = freePort();
        int sandboxPort = freePort();
        UnpackedDatabase.in(folder.resolve("data"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(AS_THE_PLUGIN);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ReentryHub.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("hub.log").toFile()));
        builder.environment().put("HUB_HEALTH_WARMUP", "false");
        builder.environment().putAll(environment);
        builder.environment().put("HUB_DATA_DIR", folder.resolve("data").toString());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("SANDBOX_PORT", Integer.toString(sandboxPort));
        try {
            return new HubProcess(builder.start(), folder, port, sandboxPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Hub hub() {
        return Hub.at(port);
    }

    Hub partners() {
        return Hub.at(sandboxPort);
    }

    int port() {
        return port;
    }

    /** Whether anything listens where the played partners would. */
    boolean partnersAnswer() {
        try (Socket ignored = new Socket("localhost", sandboxPort)) {
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Waits until it has ended by itself, for so long at most. */
    public boolean hasEndedWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As a power cut would: without a word to anybody. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** The database first, then the hub. The database is no child of the JVM: its own file names it. */
    public void killWithDatabase() {
        killDatabase();
        kill();
    }

    void killDatabase() {
        ProcessHandle database = ProcessHandle.of(databasePid()).orElseThrow();
        database.descendants().forEach(ProcessHandle::destroyForcibly);
        database.destroyForcibly();
    }

    public long databasePid() {
        return Long.parseLong(postmaster(0));
    }

    /** The hub's own database, as whoever owns its tables sees it; it outlives a killed hub. */
    public Connection database() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:%s/reentryhub?user=hub_owner".formatted(postmaster(3)));
    }

    private String postmaster(int line) {
        try {
            return Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"))
                    .get(line)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String log() {
        try {
            return Files.readString(folder.resolve("hub.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the hub in good order. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitReady() {
        await().atMost(LONGEST_START).pollInterval(Duration.ofMillis(100)).until(() -> {
            assertThat(process.isAlive()).as(log()).isTrue();
            return answers();
        });
    }

    private boolean answers() {
        try {
            return hub().get("/actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private void awaitEnd() {
        try {
            assertThat(process.waitFor(60, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
