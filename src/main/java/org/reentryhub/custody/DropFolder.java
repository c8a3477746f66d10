package org.reentryhub.custody;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The folder into which record files are dropped, {@code inbox/records} of the data folder, with {@code done} and
 * {@code failed} beneath it. Works on paths as the file system gives them, so that a name need not be text.
 */
@Component
class DropFolder {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String ENDING = ".ndjson";
    private static final String REPORT = ".report.json";
    /** A name that is kept as it is; any other is replaced by the id of the reading. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} ._()+=@-]{1,100}");

    private final Path inbox;
    private final ObjectMapper json;
    private final Clock clock;

    DropFolder(@Value("${hub.data-dir}") Path dataDir, ObjectMapper json, Clock clock) throws IOException {
        this.inbox = dataDir.toAbsolutePath().normalize().resolve("inbox").resolve("records");
        this.json = json;
        this.clock = clock;
        Files.createDirectories(done());
        Files.createDirectories(failed());
    }

    /** What lies there under a final name; hidden files are none. */
    List<Path> waiting() throws IOException {
        List<Path> waiting = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(inbox)) {
            entries.forEach(waiting::add);
        }
        waiting.removeIf(path -> !name(path).endsWith(ENDING) || name(path).startsWith("."));
        return waiting;
    }

    /** The name, for comparing and showing; two files may have the same if a name is not text. */
    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** The name as it may be shown and stored. */
    static String shown(Path path) {
        return PLAIN.matcher(name(path)).matches() ? name(path) : "a file whose name is not repeated";
    }

    void done(Path file, UUID id, Object report) throws IOException {
        putAway(file, done(), id, report);
    }

    void failed(Path file, UUID id, Object report) throws IOException {
        putAway(file, failed(), id, report);
    }

    /** Report first: a file in {@code done} or {@code failed} always has one. Neither replaces what is there. */
    private void putAway(Path file, Path folder, UUID id, Object report) throws IOException {
        String name = PLAIN.matcher(name(file)).matches() ? name(file) : id + ENDING;
        if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            name = name.substring(0, name.length() - ENDING.length()) + "-" + id + ENDING;
        }
        Path written = folder.resolve("." + id + REPORT);
        Files.write(written, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
        Files.move(written, folder.resolve(name + REPORT), StandardCopyOption.REPLACE_EXISTING);
        Path moved = Files.move(file, folder.resolve(name));
        if (Files.isRegularFile(moved, LinkOption.NOFOLLOW_LINKS)) {
            Files.setLastModifiedTime(moved, FileTime.from(clock.instant()));
        }
    }

    /** Removes what was done more than seven days ago. */
    void empty() throws IOException {
        Instant before = clock.instant().minus(KEPT);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(done())) {
            for (Path entry : entries) {
                FileTime time = Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS);
                if (time.toInstant().isBefore(before) && !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(entry);
                }
            }
        }
    }

    private Path done() {
        return inbox.resolve("done");
    }

    private Path failed() {
        return inbox.resolve("failed");
    }
}
