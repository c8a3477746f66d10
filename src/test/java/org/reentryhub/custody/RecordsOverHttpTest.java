package org.reentryhub.custody;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.web.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HubTest
class RecordsOverHttpTest {
    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String STREAM = "application/x-ndjson";
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Alerts alerts;

    @Autowired
    Quarantine quarantine;

    @Autowired
    ExtractReports extracts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anEventIsKnownWhenItIsAnswered() {
        answered(send(ONE, PrisonSays.of("HTTP-1").json()), "{accepted:1}");
        KnownPerson person = known("HTTP-1");
        assertThat(person.record().releaseDate()).contains(LocalDate.of(2027, 1, 14));
        assertThat(person.revision()).isEqualTo(1);
        assertThat(people.find(person.id())).contains(person);
    }

    @Test
    void theSameEventAgainIsADuplicateWhateverItSays() {
        PrisonSays event = PrisonSays.of("HTTP-2").id("http-2");
        answered(send(ONE, event.json()), "{accepted:1}");
        answered(send(ONE, event.json()), "{duplicate:1}");
        answered(send(ONE, event.releasedOn("2028-01-01").json()), "{duplicate:1}");
        assertThat(known("HTTP-2").record().releaseDate()).contains(LocalDate.of(2027, 1, 14));
    }

    @Test
    void anOlderFactChangesNothingAndIsKept() {
        PrisonSays person = PrisonSays.of("HTTP-3");
        answered(
                send(
                        ONE,
                        person.at("2026-11-02T10:00:00Z")
                                .id("h3-b")
                                .releasedOn("2027-02-02")
                                .json()),
                "{accepted:1}");
        answered(send(ONE, person.at("2026-11-02T10:59:59+01:00").id("h3-a").json()), "{stale:1}");
        assertThat(known("HTTP-3").record().releaseDate()).contains(LocalDate.of(2027, 2, 2));
        assertThat(jdbc.sql("select count(*) from hub.inbox where event_id = 'h3-a' and standing = 'STALE'")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void aMovedReleaseDateLeavesAHistory() {
        PrisonSays person = PrisonSays.of("HTTP-4");
        send(ONE, person.at("2026-11-01T10:00:00Z").json());
        send(
                ONE,
                person.at("2026-11-02T10:00:00Z")
                        .id("h4")
                        .because("release-date-changed")
                        .releasedOn("2026-12-24")
                        .json());
        assertThat(people.releaseHistory(new PersonNumber("HTTP-4")))
                .extracting(ReleaseDateChange::cause, ReleaseDateChange::from, ReleaseDateChange::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Cause.ADMITTED, null, LocalDate.of(2027, 1, 14)),
                        org.assertj.core.groups.Tuple.tuple(
                                Cause.RELEASE_DATE_CHANGED, LocalDate.of(2027, 1, 14), LocalDate.of(2026, 12, 24)));
    }

    @Test
    void anEventThatDoesNotHoldIsToldWhyAndKeptInQuarantine() {
        HttpResponse<String> answer = send(
                ONE,
                PrisonSays.of("HTTP-5")
                        .id("h5")
                        .with("/data/nationalId", "17899001282")
                        .releasedOn("2027-02-30")
                        .json());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/data/nationalId", "/data/custody/release/date");
        assertThat(problem.at("/errors/0/index").asInt(-1)).isZero();
        assertThat(problem.at("/errors/0/id").asText()).isEqualTo("h5");
        assertThat(answer.body()).doesNotContain("17899001282", "Kari", "2027-02-30");
        assertThat(quarantine.list(0).items())
                .filteredOn(one -> "h5".equals(one.eventId()))
                .singleElement()
                .satisfies(one -> assertThat(one.errors()).hasSize(2));
        assertThat(people.find(new PersonNumber("HTTP-5"))).isEmpty();
    }

    @Test
    void whatCannotBeParsedIsA400AndKeptInQuarantine() {
        long before = quarantine.list(0).total();
        HttpResponse<String> answer = send(ONE, "{\"specversion\":\"1.0\",\"http-6\"");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(quarantine.list(0).total()).isEqualTo(before + 1);
        assertThat(send(ONE, "").statusCode()).isEqualTo(400);
        assertThat(send(BATCH, "{}").statusCode()).isEqualTo(400);
        assertThat(send(BATCH, "[]x").statusCode()).isEqualTo(400);
        assertThat(send(BATCH, "[{}").statusCode()).isEqualTo(400);
    }

    @Test
    void oneEventOfMoreThanAMegabyteIsRefused() {
        assertThat(send(ONE, " ".repeat((1 << 20) + 1)).statusCode()).isEqualTo(413);
    }

    @Test
    void otherMethodsContentTypesAndCallersAreRefusedAsProblems() {
        assertThat(caller("Content-Type", "application/json").send("POST", "/records/events", new byte[] {'{', '}'}))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(415))
                .satisfies(answer ->
                        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json"));
        assertThat(caller("Content-Type", ONE)
                        .send("PUT", "/records/events", new byte[0])
                        .statusCode())
                .isEqualTo(405);
        assertThat(Http.at(port)
                        .with("Content-Type", ONE)
                        .send("POST", "/records/events", new byte[0])
                        .statusCode())
                .isEqualTo(401);
        assertThat(Http.at(port)
                        .as("casemanager")
                        .with("Content-Type", ONE)
                        .send("POST", "/records/events", new byte[0])
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void inABatchOneThatDoesNotHoldDoesNotSpoilTheOthers() {
        String batch = "[" + PrisonSays.of("HTTP-7a").json() + ",\n"
                + PrisonSays.of("HTTP-7b").id("h7b").with("/type", "x").json() + ",7, "
                + PrisonSays.of("HTTP-7c").json() + ",{\"a\":1,\"a\":2}]";
        HttpResponse<String> answer = send(BATCH, batch);
        answered(answer, "{accepted:2,rejected:3}");
        assertThat(json(answer).path("errors"))
                .extracting(error -> error.path("index").asInt()
                        + error.path("id").asText("")
                        + error.path("pointer").asText())
                .containsExactly("1h7b/type", "2", "4");
        assertThat(people.find(new PersonNumber("HTTP-7c"))).isPresent();
        answered(send(BATCH, "[]"), "{}");
    }

    @Test
    void linesAreTakenWhileTheyComeAndBadOnesAreSetAside() {
        String lines = IntStream.range(0, 1_203)
                .mapToObj(i -> i % 10 == 9
                        ? PrisonSays.of("HTTP-8-" + i)
                                .with("/data/custody/status", "GONE")
                                .json()
                        : PrisonSays.of("HTTP-8-" + i).json())
                .collect(Collectors.joining("\r\n"));
        HttpResponse<String> answer = send(STREAM, "\uFEFF" + lines + "\n\n\n");
        answered(answer, "{accepted:1083,rejected:120}");
        assertThat(json(answer).path("errors").get(1).path("index").asInt()).isEqualTo(19);
        assertThat(known("HTTP-8-1202").record().custody().prison()).isEqualTo("OSLO");
        answered(send(STREAM, lines), "{duplicate:1083,rejected:120}");
    }

    @Test
    void aLineOfMoreThanAMegabyteIsSetAsideAndTheRestGoesOn() {
        String huge =
                PrisonSays.of("HTTP-9a").with("/data/x", "x".repeat(3 << 20)).json();
        answered(send(STREAM, huge + "\n" + PrisonSays.of("HTTP-9b").json()), "{accepted:1,rejected:1}");
        assertThat(people.find(new PersonNumber("HTTP-9a"))).isEmpty();
    }

    @Test
    void unknownButWellFormedCodesAreTakenWithAnAlertThatClosesWhenTheyAreGone() {
        PrisonSays person = PrisonSays.of("HTTP-10");
        answered(
                send(
                        ONE,
                        person.at("2026-11-01T10:00:00Z")
                                .with("/data/custody/prison", "ATLANTIS")
                                .with("/data/municipality/intended", "9998")
                                .json()),
                "{accepted:1}");
        assertThat(alerts.of(new PersonNumber("HTTP-10")))
                .extracting(Alert::code)
                .containsExactlyInAnyOrder("UNKNOWN_PRISON", "UNKNOWN_MUNICIPALITY");
        send(
                ONE,
                person.id("h10")
                        .at("2026-11-02T10:00:00Z")
                        .because("details-changed")
                        .json());
        assertThat(alerts.of(new PersonNumber("HTTP-10"))).isEmpty();
    }

    @Test
    void peopleOfAPrisonComeSoonestReleaseFirstAndAreFoundByTheBeginningsOfTheirNames() {
        String prison = "HTTP11";
        PrisonSays one = PrisonSays.of("HTTP-11a").with("/data/custody/prison", prison);
        send(
                ONE,
                one.releasedOn("2027-03-03")
                        .with("/data/name/given", "Åsne-Đoaivi")
                        .json());
        send(
                ONE,
                PrisonSays.of("HTTP-11b")
                        .with("/data/custody/prison", prison)
                        .releasedOn("2026-12-03")
                        .json());
        send(
                ONE,
                PrisonSays.of("HTTP-11c")
                        .with("/data/custody/prison", prison)
                        .with("/data/custody/release", null)
                        .json());
        send(
                ONE,
                PrisonSays.of("HTTP-11d")
                        .with("/data/custody/prison", prison)
                        .with("/data/custody/status", "RELEASED")
                        .json());
        assertThat(numbers(people.ofPrison(prison, null, 0, 50))).containsExactly("HTTP-11b", "HTTP-11a", "HTTP-11c");
        assertThat(people.ofPrison(prison, null, 1, 2))
                .satisfies(page -> assertThat(numbers(page)).containsExactly("HTTP-11c"))
                .satisfies(page -> assertThat(page.total()).isEqualTo(3));
        assertThat(numbers(people.ofPrison(prison, LocalDate.of(2027, 1, 1), 0, 50)))
                .containsExactly("HTTP-11b");
        assertThat(numbers(people.searchByName(prison, "eks ASN", 0, 50))).containsExactly("HTTP-11a");
        assertThat(numbers(people.searchByName(prison, "doaivi", 0, 50))).containsExactly("HTTP-11a");
        assertThat(numbers(people.searchByName(prison, "asna", 0, 50))).isEmpty();
        assertThat(numbers(people.searchByName(prison, "a", 0, 50))).isEmpty();
        assertThat(numbers(people.searchByName("HTTP11X", "eks", 0, 50))).isEmpty();
    }

    @Test
    void anExtractReportsWhoIsMissingAndRemovesNobody() {
        String prison = "HTTP12";
        PrisonSays known =
                PrisonSays.of("HTTP-12a").with("/data/custody/prison", prison).at("2026-11-01T10:00:00Z");
        PrisonSays gone =
                PrisonSays.of("HTTP-12b").with("/data/custody/prison", prison).at("2026-11-01T10:00:00Z");
        PrisonSays late =
                PrisonSays.of("HTTP-12c").with("/data/custody/prison", prison).at("2026-11-03T10:00:00Z");
        Stream.of(known, gone, late).forEach(one -> send(ONE, one.json()));
        PrisonSays now =
                known.id("h12").at("2026-11-02T01:00:00Z").because("extract").releasedOn("2027-05-05");
        PrisonSays fresh = PrisonSays.of("HTTP-12d")
                .with("/data/custody/prison", prison)
                .at("2026-11-02T01:00:00Z")
                .because("extract");
        answered(
                caller("Content-Type", STREAM)
                        .send(
                                "POST",
                                "/records/events?extract=" + prison,
                                (now + "\n" + fresh).getBytes(StandardCharsets.UTF_8)),
                "{accepted:2}");
        ExtractReports.Extract extract = extracts.list(0).items().stream()
                .filter(one -> one.prison().equals(prison))
                .findFirst()
                .orElseThrow();
        assertThat(extracts.found(extract.id(), 0).items())
                .extracting(found -> found.person().value() + " " + found.finding())
                .containsExactly("HTTP-12a DIFFERED", "HTTP-12b MISSING_THERE", "HTTP-12d UNKNOWN_HERE");
        assertThat(numbers(people.ofPrison(prison, null, 0, 50))).contains("HTTP-12b");
        assertThat(alerts.of(new PersonNumber("HTTP-12b")))
                .extracting(Alert::code)
                .contains("MISSING_FROM_EXTRACT");
        assertThat(caller("Content-Type", STREAM)
                        .send("POST", "/records/events?extract=a%20b", new byte[] {'\n'})
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void headersOfTheCallerNeitherSteerNorComeBack() {
        HttpResponse<String> answer = caller("Content-Type", ONE)
                .with("CamelHttpResponseCode", "500")
                .with("CAmelHttpQuery", "extract=HTTP13")
                .with("caMelBeanMethodName", "toString")
                .with("CAMELHttpServletRequest", "x")
                .with("X-Echo", "me")
                .send("POST", "/records/events", PrisonSays.of("HTTP-13").bytes());
        answered(answer, "{accepted:1}");
        assertThat(answer.headers().map().keySet())
                .noneMatch(name ->
                        name.toLowerCase(java.util.Locale.ROOT).startsWith("camel") || name.equalsIgnoreCase("x-echo"));
        assertThat(extracts.list(0).items())
                .extracting(ExtractReports.Extract::prison)
                .doesNotContain("HTTP13");
    }

    private static List<String> numbers(Page<KnownPerson> page) {
        return page.items().stream()
                .map(one -> one.record().personNumber().value())
                .toList();
    }

    private KnownPerson known(String number) {
        return people.find(new PersonNumber(number)).orElseThrow();
    }

    private Http caller(String header, String value) {
        return Http.at(port).as("prison-records").with(header, value);
    }

    private HttpResponse<String> send(String contentType, String body) {
        return caller("Content-Type", contentType)
                .send("POST", "/records/events", body.getBytes(StandardCharsets.UTF_8));
    }

    /** @param counts those of the four counts that are not zero */
    private static void answered(HttpResponse<String> answer, String counts) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode report = json(answer);
        String found = Stream.of("accepted", "duplicate", "stale", "rejected")
                .filter(name -> report.path(name).asInt() != 0)
                .map(name -> name + ":" + report.path(name).asInt())
                .collect(Collectors.joining(",", "{", "}"));
        assertThat(found).as(answer.body()).isEqualTo(counts);
        assertThat(report.path("errors").isArray()).isTrue();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
