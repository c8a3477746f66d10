package org.reentryhub.custody;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells which files have stopped changing. Whoever drops files writes them under another name first; this is for those who
 * do not. Goes by what it sees itself, since a file's time may be that of another clock. Used by one thread.
 */
@Component
class StillFiles {
    private static final Duration QUIET = Duration.ofSeconds(1);
    /** For a file that ends in the middle of a line: its writer may only be slow. */
    private static final Duration LONG_QUIET = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Map<Path, Look> looks = new HashMap<>();
    private final Clock clock;

    StillFiles(Clock clock) {
        this.clock = clock;
    }

    private record Look(long size, FileTime time, Instant since) {
        boolean sameAs(BasicFileAttributes file) {
            return size == file.size() && time.equals(file.lastModifiedTime());
        }
    }

    /** Whether it looks as it did for a while; what is no regular file does at once. */
    boolean isStill(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Look look = looks.compute(
                file,
                (path, earlier) -> earlier != null && earlier.sameAs(now)
                        ? earlier
                        : new Look(now.size(), now.lastModifiedTime(), clock.instant()));
        return !now.isRegularFile() || !clock.instant().isBefore(look.since().plus(quiet(file, now.size())));
    }

    /** Leaves a file that could not be read in peace for a while. */
    void pause(Path file) {
        looks.computeIfPresent(
                file,
                (path, look) ->
                        new Look(look.size(), look.time(), clock.instant().plus(PAUSE)));
    }

    void forgetAllBut(Collection<Path> files) {
        looks.keySet().retainAll(files);
    }

    private static Duration quiet(Path file, long size) throws IOException {
        return size > 0 && Files.isReadable(file) && !endsWithALine(file, size) ? LONG_QUIET : QUIET;
    }

    private static boolean endsWithALine(Path file, long size) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.position(size - 1).read(last);
            return last.get(0) == '\n';
        }
    }
}
