package org.reentryhub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL that outlived a killed hub. It holds the data folder, so the next start has to stop it first; only one
 * whose {@code postmaster.pid} names our own folder is ever touched.
 */
record AbandonedPostmaster(ProcessHandle process, Path pidFile) {
    private static final long PATIENCE_SECONDS = 15;

    static Optional<AbandonedPostmaster> in(Path dataDirectory) {
        Path pidFile = dataDirectory.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = lines(pidFile);
        boolean ours = lines.size() > 1
                && Path.of(lines.get(1).trim()).toAbsolutePath().normalize().equals(dataDirectory.toAbsolutePath());
        if (!ours) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                .filter(AbandonedPostmaster::isPostgres)
                .map(process -> new AbandonedPostmaster(process, pidFile));
    }

    /** Asks it to finish, and insists when it does not; its own crash recovery covers the second way. */
    void stop() {
        process.destroy();
        if (!gone()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            gone();
        }
    }

    private boolean gone() {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the abandoned database cannot be waited for", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an abandoned database was being stopped", e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
