package org.reentryhub.sandbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.reentryhub.UnpackedDatabase;

class EmbeddedServerTest {
    private static final String OWN_PROCESS = "select pg_backend_pid()";

    /**
     * A process of a killed server that has not noticed yet holds the memory which the next one wants. Windows has no signal that
     * freezes a process.
     */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aServerStartsAsSoonAsTheLastProcessOfAKilledOneIsGone(@TempDir Path path) throws Exception {
        UnpackedDatabase.in(path);
        try (DataFolder folder = new DataFolder(path)) {
            EmbeddedPostgres killed = new EmbeddedServer(folder).start();
            try (var connection = killed.getPostgresDatabase().getConnection();
                    var answer = connection.createStatement().executeQuery(OWN_PROCESS)) {
                answer.next();
                ProcessHandle survivor = ProcessHandle.of(answer.getLong(1)).orElseThrow();
                freeze(survivor);
                kill(path);
                CompletableFuture.delayedExecutor(3, SECONDS).execute(survivor::destroyForcibly);
            }

            try (EmbeddedPostgres next = new EmbeddedServer(folder).start()) {
                assertThat(answers(next)).isTrue();
                assertThat(path.resolve("postgres.log")).exists();
            }
        }
    }

    private static void freeze(ProcessHandle process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void kill(Path folder) throws IOException {
        String pid =
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(0);
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    private static boolean answers(EmbeddedPostgres server) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var answer = connection.createStatement().executeQuery(OWN_PROCESS)) {
            return answer.next();
        }
    }
}
