package org.reentryhub.custody;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

@HubTest
class RecordsByFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    Clock clock;

    @Autowired
    People people;

    @Autowired
    Quarantine quarantine;

    @Autowired
    ExtractReports extracts;

    @Autowired
    DropFolder folder;

    Path inbox = Path.of("");

    @BeforeEach
    void whereFilesAreDropped(@Value("${hub.data-dir}") Path dataDir) {
        inbox = dataDir.resolve("inbox/records");
    }

    @Test
    void aDroppedFileIsTakenInAndPutAwayWithAReport() throws IOException {
        drop(
                "plain.ndjson",
                lines(
                        PrisonSays.of("FILE-1"),
                        PrisonSays.of("FILE-2").id("file-2").with("/type", "x")));
        JsonNode report = doneReport("plain.ndjson");
        assertThat(report.path("accepted").asInt()).isEqualTo(1);
        assertThat(report.path("rejected").asInt()).isEqualTo(1);
        assertThat(report.at("/errors/0/index").asInt()).isEqualTo(1);
        assertThat(report.at("/errors/0/id").asText()).isEqualTo("file-2");
        assertThat(people.find(new PersonNumber("FILE-1"))).isPresent();
        assertThat(quarantine.list(0).items())
                .filteredOn(one -> "file-2".equals(one.eventId()))
                .singleElement()
                .satisfies(one -> assertThat(one.position()).isEqualTo(2))
                .satisfies(one -> assertThat(one.file()).isEqualTo("plain.ndjson"));
        assertThat(inbox.resolve("plain.ndjson")).doesNotExist();
    }

    @Test
    void theSameFileTwiceChangesNothing() throws IOException {
        String content = IntStream.range(0, 700)
                .mapToObj(i -> i % 10 == 0
                        ? PrisonSays.of("FILE-3-" + i)
                                .id("f3-" + i)
                                .with("/data", 7)
                                .json()
                        : PrisonSays.of("FILE-3-" + i).id("f3-" + i).json())
                .collect(Collectors.joining("\n", "", "\n"));
        drop("twice.ndjson", content);
        assertThat(doneReport("twice.ndjson").path("accepted").asInt()).isEqualTo(630);
        long quarantined = quarantine.list(0).total();
        drop("twice.ndjson", content);
        Path second = awaitDone(name -> name.startsWith("twice-") && name.endsWith(".report.json"));
        JsonNode report = JSON.readTree(second.toFile());
        assertThat(report.path("duplicate").asInt()).isEqualTo(630);
        assertThat(report.path("rejected").asInt()).isEqualTo(70);
        assertThat(report.path("lines").asInt()).isEqualTo(700);
        assertThat(quarantine.list(0).total()).isEqualTo(quarantined);
    }

    @Test
    void aReadingThatWasKilledGoesOnWhereItWas(
            @Autowired RecordFiles files, @Autowired FileIdentity identity, @Autowired JdbcClient jdbc)
            throws IOException {
        String first = lines(PrisonSays.of("FILE-10a"), PrisonSays.of("FILE-10b"));
        drop(
                "killed.ndjson",
                first
                        + lines(
                                PrisonSays.of("FILE-10c"),
                                PrisonSays.of("FILE-10d").with("/type", "x")));
        RecordFiles.Reading reading = files.begin("killed.ndjson", identity.of(inbox.resolve("killed.ndjson")), null);
        jdbc.sql("update hub.record_file set bytes_done = :bytes, lines_done = 2, accepted = 2 where id = :id")
                .param("bytes", first.getBytes(StandardCharsets.UTF_8).length)
                .param("id", reading.id())
                .update();
        JsonNode report = doneReport("killed.ndjson");
        assertThat(report.path("accepted").asInt()).isEqualTo(3);
        assertThat(report.path("lines").asInt()).isEqualTo(4);
        assertThat(report.at("/errors/0/index").asInt()).isEqualTo(3);
        assertThat(people.find(new PersonNumber("FILE-10a"))).isEmpty();
        assertThat(people.find(new PersonNumber("FILE-10c"))).isPresent();
    }

    @Test
    void aFileThatIsStillBeingWrittenIsLeftAlone() throws IOException {
        Path file = inbox.resolve("slow.ndjson");
        String text = PrisonSays.of("FILE-4").json();
        Files.writeString(file, text.substring(0, 100));
        await().pollDelay(Duration.ofMillis(3_000)).until(() -> Files.exists(file));
        Files.writeString(file, text.substring(100) + "\n", StandardOpenOption.APPEND);
        assertThat(doneReport("slow.ndjson").path("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void filesUnderAnotherNameOrHiddenAreLeftAlone() throws IOException {
        Files.writeString(
                inbox.resolve("FILE-5.ndjson.part"), PrisonSays.of("FILE-5").json());
        Files.writeString(
                inbox.resolve(".FILE-5.ndjson"), PrisonSays.of("FILE-5").json());
        drop("after-the-hidden.ndjson", lines(PrisonSays.of("FILE-6")));
        doneReport("after-the-hidden.ndjson");
        assertThat(people.find(new PersonNumber("FILE-5"))).isEmpty();
        assertThat(inbox.resolve("FILE-5.ndjson.part")).exists();
    }

    @Test
    void whatCannotBeReadIsPutWithTheFailed() throws IOException {
        Files.createDirectory(inbox.resolve("folder.ndjson"));
        Files.createSymbolicLink(inbox.resolve("link.ndjson"), Path.of("/etc/hostname"));
        drop("empty.ndjson", "");
        drop("prose.ndjson", "dear hub,\nhere is nothing of use\n");
        for (String name : List.of("folder.ndjson", "link.ndjson", "empty.ndjson", "prose.ndjson")) {
            await().atMost(ofSeconds(30)).until(() -> Files.exists(inbox.resolve("failed/" + name + ".report.json")));
            assertThat(Files.exists(inbox.resolve("failed/" + name), java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .isTrue();
        }
        assertThat(JSON.readTree(
                                inbox.resolve("failed/prose.ndjson.report.json").toFile())
                        .path("rejected")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void hostileNamesAreHarmless() throws IOException {
        List<String> names = List.of(
                "-rf.ndjson",
                "${java.io.tmpdir}.ndjson",
                "new\nline.ndjson",
                "A\u030Angstrom.ndjson",
                "Ångstrøm.ndjson",
                "CON.ndjson",
                "..ndjson.ndjson",
                "x".repeat(248) + ".ndjson");
        for (int i = 0; i < names.size(); i++) {
            drop(names.get(i), lines(PrisonSays.of("FILE-7-" + i)));
        }
        for (int i = 0; i < names.size(); i++) {
            PersonNumber person = new PersonNumber("FILE-7-" + i);
            if (!names.get(i).startsWith(".")) {
                await().atMost(ofSeconds(60)).until(() -> people.find(person).isPresent());
            }
        }
        await().atMost(ofSeconds(30)).until(() -> listed(inbox).noneMatch(name -> name.contains("x".repeat(248))));
        assertThat(inbox.resolve("done/-rf.ndjson.report.json")).exists();
    }

    @Test
    void anExtractByNameIsHeldAgainstWhatIsKnown() throws IOException {
        PrisonSays known =
                PrisonSays.of("FILE-8").with("/data/custody/prison", "FILE8").at("2026-11-01T00:00:00Z");
        drop("first.ndjson", lines(known));
        doneReport("first.ndjson");
        drop(
                "extract-FILE8-2026-11-22.ndjson",
                lines(PrisonSays.of("FILE-9")
                        .with("/data/custody/prison", "FILE8")
                        .because("extract")));
        doneReport("extract-FILE8-2026-11-22.ndjson");
        assertThat(extracts.list(0).items())
                .filteredOn(extract -> extract.prison().equals("FILE8"))
                .singleElement()
                .satisfies(extract -> assertThat(extract.finishedAt()).isNotNull())
                .satisfies(extract -> assertThat(extract.findings())
                        .containsEntry(ExtractFinding.MISSING_THERE, 1L)
                        .containsEntry(ExtractFinding.UNKNOWN_HERE, 1L));
    }

    @Test
    void afterSevenDaysWhatIsDoneIsRemoved() throws IOException {
        Path old = Files.writeString(inbox.resolve("done/old.ndjson"), "x");
        Path young = Files.writeString(inbox.resolve("done/young.ndjson"), "x");
        Files.setLastModifiedTime(
                old, FileTime.from(clock.instant().minus(Duration.ofDays(7).plusHours(1))));
        Files.setLastModifiedTime(young, FileTime.from(clock.instant().minus(Duration.ofDays(6))));
        await().atMost(ofSeconds(20)).until(() -> Files.notExists(old));
        assertThat(young).exists();
    }

    private JsonNode doneReport(String name) throws IOException {
        return JSON.readTree(
                awaitDone(found -> found.equals(name + ".report.json")).toFile());
    }

    private Path awaitDone(java.util.function.Predicate<String> name) {
        Path done = inbox.resolve("done");
        return await().atMost(ofSeconds(60))
                .until(() -> listed(done).filter(name).map(done::resolve).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static Stream<String> listed(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(path -> path.getFileName().toString()).toList().stream();
        }
    }

    private static String lines(PrisonSays... events) {
        return Stream.of(events).map(event -> event + "\n").collect(Collectors.joining());
    }

    private void drop(String name, String content) throws IOException {
        Path hidden = Files.write(inbox.resolve(".dropping"), content.getBytes(StandardCharsets.UTF_8));
        Files.move(hidden, inbox.resolve(name));
    }
}
