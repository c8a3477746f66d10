package org.reentryhub.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What a kernel tells processes. */
final class Signals {
    private Signals() {}

    /** From now on none of them does anything, and none knows. */
    static void freeze(List<Long> processes) {
        processes.forEach(process -> send("-STOP", process));
    }

    static void thaw(List<Long> processes) {
        processes.forEach(process -> send("-CONT", process));
    }

    /** Without a word to anybody, and gone when this returns. */
    static void kill(List<Long> processes) {
        List<ProcessHandle> handles = processes.stream()
                .flatMap(process -> ProcessHandle.of(process).stream())
                .toList();
        handles.forEach(ProcessHandle::destroyForcibly);
        handles.forEach(handle -> handle.onExit().join());
    }

    /** Those processes and all that they have begun. */
    static List<Long> withChildren(long... roots) {
        return LongStream.of(roots)
                .boxed()
                .flatMap(root -> ProcessHandle.of(root).stream())
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .map(ProcessHandle::pid)
                .distinct()
                .toList();
    }

    static boolean standsStill(long process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                .anyMatch(line -> line.matches("State:\\s+T.*"));
    }

    static void send(String signal, long process) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process))
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
}
