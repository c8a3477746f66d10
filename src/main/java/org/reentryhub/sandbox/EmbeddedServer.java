package org.reentryhub.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the PostgreSQL of a data folder. A start can fail through no fault of the data: a process of a killed server
 * still holds its memory for a moment, or the free port was taken by somebody else in between. It is tried again then.
 */
final class EmbeddedServer {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    /** How long each try may take; a server that recovers from a crash answers early that it does. */
    private static final List<Duration> TRIES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60));

    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "100",
            "shared_buffers", "64MB",
            "listen_addresses", "localhost",
            // What it says of itself is kept, what it says of statements is not: those could name a person.
            "log_min_messages", "fatal",
            "log_error_verbosity", "terse");

    private final DataFolder folder;
    private final Path data;
    private final Path said;

    EmbeddedServer(DataFolder folder) {
        this.folder = folder;
        data = folder.resolve("postgres");
        said = folder.resolve("postgres.log");
    }

    /** The running server, after as many tries as it takes. */
    EmbeddedPostgres start() throws IOException {
        for (Duration time : TRIES.subList(0, TRIES.size() - 1)) {
            try {
                return started(time);
            } catch (IOException e) {
                log.warn(
                        "the embedded database did not start within {} s and is tried again; {} has what it said",
                        time.toSeconds(),
                        said);
            }
        }
        return started(TRIES.get(TRIES.size() - 1));
    }

    private EmbeddedPostgres started(Duration time) throws IOException {
        AbandonedPostmaster.in(data).ifPresent(AbandonedPostmaster::stop);
        // The library never lets go of this lock when a start fails; the folder is ours by a lock of our own.
        Files.deleteIfExists(data.resolve("epg-lock"));
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(folder.resolve("postgres-binaries").toFile())
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOutputRedirector(ProcessBuilder.Redirect.to(said.toFile()))
                .setPGStartupWait(time);
        SETTINGS.forEach(builder::setServerConfig);
        return builder.start();
    }
}
