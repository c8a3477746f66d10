package org.reentryhub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The folder of everything the hub keeps on disk, held by one running hub at a time. The lock dies with its JVM, so
 * whoever holds it may take over what an earlier, killed hub left running in the folder.
 */
@Component
@Lazy
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    DataFolder(@Value("${hub.data-dir}") Path configured) {
        path = configured.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            channel = FileChannel.open(path.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = held(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder cannot be used: " + path, e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    private FileLock held(FileChannel file) throws IOException {
        @Nullable FileLock gained = tryLock(file);
        if (gained == null) {
            file.close();
            throw new IllegalStateException("another hub is running on the data folder " + path
                    + "; stop it, or give this one a folder of its own (HUB_DATA_DIR)");
        }
        return gained;
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
