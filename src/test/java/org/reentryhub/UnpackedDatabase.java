package org.reentryhub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The programs of the embedded PostgreSQL, unpacked once for all data folders of a build: each would unpack its own. */
public final class UnpackedDatabase {
    private static final Path SHARED = Path.of("target", "postgres-binaries").toAbsolutePath();

    private UnpackedDatabase() {}

    /** Lets that data folder have them; it has to unpack its own where links are not allowed. */
    public static void in(Path dataFolder) {
        try {
            Files.createDirectories(SHARED);
            Path own = Files.createDirectories(dataFolder).resolve("postgres-binaries");
            if (Files.notExists(own) && Files.getFileStore(SHARED).supportsFileAttributeView("posix")) {
                Files.createSymbolicLink(own, SHARED);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
