package org.reentryhub.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.reentryhub.UnpackedDatabase;
import org.reentryhub.process.DeployedDatabase;

/** A PostgreSQL outside the hubs, on a folder and a port that it keeps when it is killed. */
final class OuterDatabase implements AutoCloseable {
    private static final int TRIES = 4;

    private final Path folder;
    private final Path data;
    private final int port;

    OuterDatabase(Path folder) {
        this.folder = folder;
        this.data = folder.resolve("postgres");
        this.port = freePort();
        UnpackedDatabase.in(folder);
        try {
            DeployedDatabase.prepare(started());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, String> variables() {
        return DeployedDatabase.variables(port);
    }

    /** As whoever owns the tables sees it. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:%d/reentryhub?user=hub_owner".formatted(port));
    }

    void kill() {
        Signals.kill(processes());
    }

    void freeze() {
        Signals.freeze(processes());
    }

    void thaw() {
        Signals.thaw(processes());
    }

    /** Starts it again on what it left behind; a port or memory of the killed one may be busy for a moment. */
    void again() {
        for (int i = 1; ; i++) {
            try {
                started();
                return;
            } catch (IOException e) {
                if (i == TRIES) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private EmbeddedPostgres started() throws IOException {
        Files.deleteIfExists(data.resolve("epg-lock")); // the library would not let go of it
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(folder.resolve("postgres-binaries").toFile())
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "64MB")
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("postgres.log").toFile()))
                .setPGStartupWait(Duration.ofSeconds(20))
                .start();
    }

    private List<Long> processes() {
        try {
            long postmaster = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
            return ProcessHandle.of(postmaster)
                            .flatMap(process -> process.info().command())
                            .filter(command -> command.contains("postgres"))
                            .isPresent()
                    ? Signals.withChildren(postmaster)
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        thaw();
        kill();
    }
}
