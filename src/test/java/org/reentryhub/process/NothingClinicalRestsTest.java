package org.reentryhub.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.reentryhub.process.MarkedPartners.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.reentryhub.process.MarkedPartners.Manner;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;

/**
 * Clinical content passes and never rests (DESIGN, law 4). A hub in a JVM of its own carries patients whose every field is
 * marked through everything that can happen to them; then its rows, files, log, metrics and memory are searched for the marks.
 * {@code mvn -Pfirewall test}.
 */
@Tag("firewall")
class NothingClinicalRestsTest {
    private static final Map<String, String> CLOUD_EVENT = Map.of("Content-Type", "application/cloudevents+json");
    private static final String DOWN = "pat-down";
    private static final String INVALID = "pat-invalid";
    private static final String MIXED_UP = "pat-mixed-up";
    private static final String BROKEN = "pat-broken";
    private static final String HUGE = "pat-huge";
    private static final int SIX_MEGABYTES = 6 * 1024 * 1024;

    /**
     * Buffers that are used again and again, each with the reason why it may hold the last of what passed, until the next
     * message is written over it. All are bounded, and none is ever read for what it held before.
     */
    private static final Map<String, String> RECYCLED = Map.of(
            "com.fasterxml.jackson.core.util.BufferRecycler",
            "8 kB a thread in which JSON is read and written; softly held",
            "com.ctc.wstx.io.BufferRecycler",
            "4,000 characters a thread in which the paragraphs that people read are checked; softly held",
            "org.apache.catalina.connector.OutputBuffer",
            "8 kB a connection in which answers, here those to the health unit itself, are written",
            "org.apache.catalina.connector.InputBuffer",
            "8 kB a connection in which requests are read",
            "org.apache.tomcat.util.net.SocketBufferHandler",
            "what has just gone to or come from a socket",
            "org.apache.hc.core5.http.impl.io.SessionInputBufferImpl",
            "8 kB a connection to a health party, kept for the next question to it",
            "org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl",
            "the same in the other direction");

    private final Marks marks = new Marks("QXZKWJ", "VQZXJH");
    /** Stands in the hub's environment, and so in its memory: a search that does not find it searches nothing. */
    private final Marks control = new Marks("ZWQKXV", "JXQZVK");

    private Path folder = Path.of("");

    @BeforeEach
    void here(@TempDir(cleanup = CleanupMode.NEVER) Path empty) {
        folder = empty;
    }

    @Test
    void whateverHappensToAPatientsSummaryNothingOfItIsLeftWithTheHub() throws Exception {
        Files.createDirectories(folder.resolve("tmp"));
        try (MarkedPartners partners = new MarkedPartners(marks)) {
            partners.patient(INVALID, Manner.TAKES);
            partners.found("AllergyIntolerance", INVALID, MarkedPatient.ofUnknownCodes(INVALID, marks));
            partners.patient(MIXED_UP, Manner.TAKES);
            partners.found("Condition", MIXED_UP, MarkedPatient.ofAnother(marks));
            partners.patient(BROKEN, Manner.TAKES);
            partners.answers(
                    "Condition", BROKEN, fhir("{\"resourceType\":\"" + marks.next() + "\",\"code\":\"" + marks.next()));
            partners.patient(HUGE, Manner.TAKES);
            partners.answers(
                    "Condition", HUGE, fhir("{\"resourceType\":\"" + marks.next() + "x".repeat(SIX_MEGABYTES)));

            Map<String, String> environment = Map.of(
                    "SANDBOX_ENABLED",
                    "false",
                    "HUB_PARTNERS",
                    partners.directory(folder).toUri().toString(),
                    "HUB_HEALTH_POLL_EVERY",
                    "PT1S",
                    "CONTROL",
                    control.next(),
                    "JAVA_TOOL_OPTIONS",
                    "-Djava.io.tmpdir=" + folder.resolve("tmp"));
            HubProcess first = HubProcess.on(folder, environment);
            String held = begin(first, Manner.HOLDS.patient());
            await().atMost(ofSeconds(120)).until(() -> partners.arrivals(Manner.HOLDS) == 1);
            first.kill();

            partners.letsGo();
            try (HubProcess second = HubProcess.on(folder, environment)) {
                everythingHappens(second, partners, held);
                nothingIsUnderWay();
                memoryHoldsNothing(second);
                assertThat(marks.in(
                                "metrics",
                                bytes(second.hub().get("/actuator/prometheus").text())))
                        .isEmpty();
                rowsHoldNothing();
            }
        }
        filesHoldNothing();
    }

    private void everythingHappens(HubProcess process, MarkedPartners partners, String held) throws Exception {
        theDeadHubsLeaseRunsOut();
        String taken = begin(process, Manner.TAKES.patient());
        String hanging = begin(process, Manner.HANGS.patient());
        String echoed = begin(process, Manner.ECHOES.patient());
        String echoedAsText = begin(process, Manner.ECHOES_AS_TEXT.patient());
        String reset = begin(process, Manner.RESETS.patient());
        String invalid = begin(process, INVALID);
        String mixedUp = begin(process, MIXED_UP);
        String broken = begin(process, BROKEN);
        String huge = begin(process, HUGE);
        String down = begin(process, DOWN);

        awaits(process, taken, "/state", "SENT");
        String task = transfer(process, taken).at("/recipients/0/taskId").asText();
        partners.declines(task);
        awaits(process, taken, "/recipients/0/task/status", "rejected");
        awaits(process, held, "/state", "SENT");
        awaits(process, echoed, "/recipients/0/state", "DEAD");
        awaits(process, echoedAsText, "/recipients/0/state", "DEAD");
        awaits(process, invalid, "/alerts/0/kind", "DOCUMENT_REFUSED");
        awaits(process, mixedUp, "/alerts/0/kind", "DOCUMENT_REFUSED");
        awaits(process, broken, "/alerts/0/kind", "UNIT_SILENT");
        awaits(process, huge, "/alerts/0/kind", "DOCUMENT_REFUSED");
        awaits(process, down, "/alerts/0/kind", "UNIT_SILENT");
        awaits(process, reset, "/recipients/0/attempts/1/outcome", "UNKNOWN");
        awaits(process, hanging, "/recipients/0/attempts/1/outcome", "UNKNOWN");

        Hub health = process.hub().as("healthunit");
        for (String patient : List.of(Manner.TAKES.patient(), INVALID, MIXED_UP, BROKEN)) {
            health.get("/health/people/" + person(patient) + "/preview");
        }
        for (String user : List.of("casemanager", "operator", "auditor", "gp")) {
            process.hub().as(user).get("/api/people/" + person(Manner.TAKES.patient()));
            process.hub().as(user).get("/ops/deliveries");
            process.hub().as(user).get("/fhir/Task/" + task);
        }
    }

    /** Somebody comes into custody, and the prison asks for their health to be handed over. */
    private static String begin(HubProcess process, String patient) {
        String event = Prisoner.named(person(patient))
                .event("admitted", "2026-11-20T08:00:00+01:00")
                .replace("\"pat-1\"", "\"" + patient + "\"");
        assertThat(process.hub()
                        .as("prison-records")
                        .post("/records/events", event, CLOUD_EVENT)
                        .status())
                .isEqualTo(202);
        Hub.Said asked = process.hub()
                .as("casemanager")
                .post("/api/people/" + person(patient) + "/handovers", "{\"domains\":[\"HEALTH\"]}");
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        return await().atMost(ofSeconds(30)).until(() -> transferOf(process, patient), id -> !id.isEmpty());
    }

    private static String transferOf(HubProcess process, String patient) {
        for (JsonNode transfer :
                process.hub().as("healthunit").get("/health/transfers").json().path("items")) {
            if (transfer.path("personNumber").asText().equals(person(patient))) {
                return transfer.path("transferId").asText();
            }
        }
        return "";
    }

    private static void awaits(HubProcess process, String transfer, String pointer, String wanted) {
        await().atMost(ofSeconds(120)).untilAsserted(() -> assertThat(
                        transfer(process, transfer).at(pointer).asText())
                .as(pointer + " of " + transfer(process, transfer))
                .isEqualTo(wanted));
    }

    private static JsonNode transfer(HubProcess process, String id) {
        return process.hub().as("healthunit").get("/health/transfers/" + id).json();
    }

    private static String person(String patient) {
        return "KI-" + patient;
    }

    private void memoryHoldsNothing(HubProcess process) throws IOException, InterruptedException {
        HeapDump dump = HeapDump.of(process.pid(), folder.resolve("memory.hprof"));
        assertThat(control.in(dump.file())).as("what is known to be in memory").isNotEmpty();
        if (!marks.in(dump.file()).isEmpty()) {
            assertThat(dump.holders(marks, RECYCLED.keySet()))
                    .as("who holds clinical content")
                    .isEmpty();
        }
    }

    private void theDeadHubsLeaseRunsOut() throws IOException, SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "update health.delivery set lease_until = 'epoch' where lease is not null"))
                    .isPositive();
        }
    }

    /** Who hangs and who resets would be tried for days; their turn is put off, and attempts that run now come to their end. */
    private void nothingIsUnderWay() throws IOException, SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            await().atMost(ofSeconds(60)).until(() -> {
                statement.executeUpdate("update health.delivery set next_attempt_at = now() + interval '1 day'"
                        + " where state in ('PENDING', 'RETRYING')");
                statement.executeUpdate(
                        "update health.transfer set queued_at = now() + interval '1 day' where state = 'PREPARING'");
                try (ResultSet running =
                        statement.executeQuery("select count(*) from health.delivery where lease is not null")) {
                    return running.next() && running.getInt(1) == 0;
                }
            });
        }
    }

    private Connection database() throws IOException, SQLException {
        List<String> server = Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"));
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + server.get(3) + "/reentryhub?user=postgres");
    }

    /** Every table of every schema, as its owner reads it. */
    private void rowsHoldNothing() throws IOException, SQLException {
        int rows = 0;
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet found = statement.executeQuery("select t::text from " + table + " t")) {
                    while (found.next()) {
                        rows++;
                        assertThat(marks.in(table, bytes(found.getString(1)))).isEmpty();
                    }
                }
            }
        }
        assertThat(rows).isGreaterThan(100);
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(
                "select format('%I.%I', table_schema, table_name) from information_schema.tables"
                        + " where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }

    /** Data files and write-ahead log, the broker's journal, the log, what was left in the folder for temporary files. */
    private void filesHoldNothing() throws IOException {
        Path memory = folder.resolve("memory.hprof");
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(memory) && !file.startsWith(folder.resolve("data/postgres-binaries")))
                    .toList();
        }
        assertThat(files)
                .extracting(Path::toString)
                .anyMatch(name -> name.contains("broker"))
                .anyMatch(name -> name.endsWith("hub.log"));
        assertThat(files.stream().flatMap(file -> marks.in(file).stream())).isEmpty();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
