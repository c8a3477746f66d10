package org.reentryhub.process;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.reentryhub.custody.PrisonSays;

/** A file of records in which every tenth line is bad, and what becomes of it in a hub's drop folder. */
record BadLines(Path inbox, int lines) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A date that does not exist; the fault has a pointer, so it is clear what has to be mended. */
    static final String POINTER = "/data/custody/admittedOn";

    static BadLines in(Path folder, int lines) {
        return new BadLines(folder.resolve("data/inbox/records"), lines);
    }

    int good() {
        return lines - bad();
    }

    int bad() {
        return lines / 10;
    }

    static boolean isBad(long line) {
        return line % 10 == 0;
    }

    static String person(long line) {
        return "BAD-" + line;
    }

    /** Drops the file as a prison should: written under another name, and renamed. */
    void drop(String name) throws IOException {
        Path hidden = Files.createDirectories(inbox).resolve(name + ".part");
        String good = PrisonSays.of("PERSON")
                .id("EVENT")
                .with("/data/nationalId", null)
                .because("extract")
                .json();
        String bad = PrisonSays.of("PERSON")
                .id("EVENT")
                .with("/data/nationalId", null)
                .with(POINTER, "2025-02-30")
                .json();
        try (BufferedWriter file = Files.newBufferedWriter(hidden)) {
            for (long line = 1; line <= lines; line++) {
                String event = isBad(line) ? bad : good;
                file.write(event.replace("PERSON", person(line)).replace("EVENT", "e" + line) + "\n");
            }
        }
        Files.move(hidden, inbox.resolve(name));
    }

    /** The report of the file, once it lies with the done; the second of the same name has something before its ending. */
    JsonNode report(String stem, int which, Duration within) {
        return await().atMost(within)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> reports(stem), found -> found.size() >= which)
                .get(which - 1);
    }

    private java.util.List<JsonNode> reports(String stem) throws IOException {
        Path done = Files.createDirectories(inbox.resolve("done"));
        try (Stream<Path> files = Files.list(done)) {
            return files.filter(file -> file.getFileName().toString().startsWith(stem))
                    .filter(file -> file.toString().endsWith(".report.json"))
                    .sorted(java.util.Comparator.comparing(file -> file.toFile().lastModified()))
                    .map(BadLines::read)
                    .toList();
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
