package org.reentryhub.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A disk whose power is cut: a file system of its own in a file. What the hub and its database have written lies in the kernel's
 * memory until they insist; the file has what reached the disk. Cutting the power is to stop both in the middle of whatever
 * they do, to copy the file, and to go on with the copy.
 */
final class PowerCut implements AutoCloseable {
    private static final int MEGABYTES = 900;

    private final Path images;
    private Path image;
    private Path mounted;
    private int number;

    PowerCut(Path images) throws IOException {
        this.images = Files.createDirectories(images);
        this.image = images.resolve("disk-0");
        this.mounted = Files.createDirectories(images.resolve("mnt-0"));
        run("truncate", "-s", MEGABYTES + "M", image.toString());
        run("mkfs.ext4", "-q", "-F", image.toString());
        mount();
    }

    /** Whether this machine lets us: it takes root and a loop device. */
    static boolean isPossible() {
        return Files.isWritable(Path.of("/dev/loop-control")) && "root".equals(System.getProperty("user.name"));
    }

    Path folder() {
        return mounted;
    }

    /** Lets all that is written reach the disk: what PostgreSQL is unpacked from is no truth, and nobody insists on it. */
    void settle() {
        run("sync", "-f", mounted.toString());
    }

    /**
     * Cuts the power of all that runs on the disk.
     *
     * @param processes that use it
     * @return where the disk is when the power is back
     */
    Path cut(List<Long> processes) throws IOException {
        Signals.freeze(processes);
        number++;
        Path copy = images.resolve("disk-" + number);
        run("cp", "--sparse=always", image.toString(), copy.toString());
        processes.forEach(process -> Signals.send("-KILL", process));
        unmount();
        Files.delete(image);
        image = copy;
        mounted = Files.createDirectories(images.resolve("mnt-" + number));
        mount();
        return mounted;
    }

    private void mount() {
        run("mount", "-o", "loop", image.toString(), mounted.toString());
    }

    private void unmount() {
        for (int i = 0; i < 50; i++) {
            if (exit("umount", mounted.toString()) == 0) {
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100); // the killed are still letting go
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("the disk is still in use: " + mounted);
    }

    private static void run(String... command) {
        int code = exit(command);
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
        }
    }

    private static int exit(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        unmount();
    }
}
