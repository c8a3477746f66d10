package org.reentryhub.health.watch;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.AllRows;
import org.reentryhub.HubTest;
import org.reentryhub.custody.People;
import org.reentryhub.health.Sandboxed;
import org.reentryhub.health.Treated;
import org.reentryhub.health.alert.HealthAlert;
import org.reentryhub.health.alert.HealthAlerts;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.web.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The clinic hands out medicines on Mondays, Tuesdays, Thursdays and Fridays until half past two. */
@HubTest
class MedicinesOverTheFirstDaysTest {
    private static final String THURSDAY = "2027-01-14";
    private static final String FRIDAY = "2027-01-15";

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("healthJdbc")
    JdbcClient healthJdbc;

    @Autowired
    HealthAlerts alerts;

    @Autowired
    SupplyChecks checks;

    @Autowired
    @Qualifier("healthTransactions")
    TransactionTemplate transactions;

    private Sandboxed hub;
    private int sandboxPort;
    private List<Treated> treated = List.of();

    @BeforeEach
    void here(@Value("${local.server.port}") int port, @Value("${sandbox.port}") int sandboxPort) {
        this.sandboxPort = sandboxPort;
        hub = new Sandboxed(port, sandboxPort, people);
    }

    @AfterEach
    void stop() {
        treated.forEach(Treated::leaves);
    }

    @Test
    void aReleaseThatMovesPastTheClinicsHoursIsAnAlertUntilItMovesBack() {
        var kari = treated("MF-1", "pat-931", THURSDAY, "10:00");
        hub.reaches(hub.starts("MF-1"), "SENT");
        checkedAgainst("MF-1", THURSDAY, "10:00");
        assertThat(open("MF-1")).isEmpty();

        kari.isToBeReleased("release-date-changed", FRIDAY, "16:00");
        stands("MF-1", "SUPPLY_GAP [P3D]");

        kari.isToBeReleased("release-date-changed", FRIDAY, "12:00");
        stands("MF-1");
        assertThat(lines("MF-1", false).findValuesAsText("closedBy")).containsExactly("hub");
    }

    @Test
    void theHealthUnitSeesWhichDaysAndWhichMedicineAndKeepsNothing() {
        treated("MF-2", "pat-932", FRIDAY, "16:00");

        var supply = read("/health/people/MF-2/supply");

        assertThat(supply.path("release").toString())
                .isEqualTo("{\"date\":\"2027-01-15\",\"at\":\"16:00\",\"released\":false}");
        assertThat(supply.path("naloxone").toString()).isEqualTo("{\"needed\":true,\"handedOut\":\"2026-11-20\"}");
        assertThat(supply.path("medicines").path(0))
                .isEqualTo(
                        hub.read(
                                """
                                {"name":"Metadonkanari","kind":"SUBSTITUTION","lastDose":"2026-11-21",
                                 "coveredUntil":"2026-11-21","firstDayWithoutDose":"2027-01-15",
                                 "dispensingPoint":"LAR Oslo, poliklinikken","firstOpenDay":"2027-01-18","gapDays":3}"""));
        assertThat(supply.path("findings").findValuesAsText("text"))
                .containsExactly(
                        "Metadonkanari: 3 dager uten dose, fra fredag 15. januar 2027 til og med søndag 17. januar 2027.");
        assertThat(read("/health/people/MF-2/preview").path("supply")).isEqualTo(supply);
        assertThat(open("MF-2")).isEmpty();
    }

    @Test
    void nobodyElseMayLook() {
        treated("MF-3", "pat-933", FRIDAY, "16:00");

        assertThat(hub.as("casemanager").get("/health/people/MF-3/supply").statusCode())
                .isEqualTo(403);
        assertThat(hub.as("healthunit").get("/health/people/MF-none/supply").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPatientWhoIsNotThePersonInCustodyIsNotLookedAt() {
        hub.comesIntoCustody("MF-4", "OSLO", Sandboxed.KARI, "1990-09-18", "pat-1", "NONE");

        assertThat(hub.as("healthunit").get("/health/people/MF-4/supply").statusCode())
                .isEqualTo(409);
        assertThat(read("/health/people/MF-4/preview").has("supply")).isFalse();
    }

    @Test
    void aUnitThatIsSilentIsAskedAgainAndItsSilenceIsAnAlert() {
        var kari = treated("MF-5", "pat-935", THURSDAY, "10:00");
        hub.reaches(hub.starts("MF-5"), "SENT");
        checkedAgainst("MF-5", THURSDAY, "10:00");
        var down = kari.unitIsDown();

        kari.isToBeReleased("release-date-changed", FRIDAY, "16:00");
        stands("MF-5", "UNIT_SILENT [UNREACHABLE]");

        hub.unplay(down);
        stands("MF-5", "SUPPLY_GAP [P3D]");
    }

    @Test
    void whatTheReleaseLeavesOpenIsToldOnTheDayItself() {
        var kari = treated("MF-6", "pat-936", "2026-11-22", "10:00");
        hub.reaches(hub.starts("MF-6"), "SENT");
        stands("MF-6", "SUPPLY_GAP [P1D]");

        kari.says("released", "2026-11-22", "10:00", "RELEASED");
        await().atMost(ofSeconds(30))
                .until(() -> notes("MF-6").against(), against -> against != null && against.released());
        stands("MF-6", "SUPPLY_GAP [P1D]");

        kari.says("died", "2026-11-22", "10:00", "DECEASED");
        stands("MF-6");
    }

    @Test
    void noMedicineRestsInAnyRow() {
        treated("MF-7", "pat-937", FRIDAY, "16:00");
        hub.reaches(hub.starts("MF-7"), "SENT");
        stands("MF-7", "SUPPLY_GAP [P3D]");
        read("/health/people/MF-7/supply");

        assertThat(Stream.of(AllRows.of(jdbc, "hub"), AllRows.of(healthJdbc, "health"))
                        .flatMap(List::stream)
                        .collect(Collectors.joining("\n")))
                .contains("SENT")
                .doesNotContain(Treated.MEDICINE, "N07BC", "P3D", "SUPPLY_GAP", "LAR Oslo");
        assertThat(AllRows.of(healthJdbc, "health")).noneMatch(row -> row.contains("MF-7") || row.contains(FRIDAY));
        assertThat(alert("MF-7") + notes("MF-7").found()).doesNotContain(Treated.MEDICINE, "N07BC", "LAR");
    }

    @Test
    void theSandboxsPatientWasGivenADoseYesterdayWhateverDayItIs() {
        var doses = Http.at(sandboxPort).get("/prison-health-oslo/fhir/MedicationAdministration?patient=pat-1");

        assertThat(hub.read(doses.body()).findValuesAsText("effectiveDateTime"))
                .hasSize(2)
                .allMatch(day -> day.matches("20\\d\\d-\\d\\d-\\d\\d"))
                .doesNotHaveDuplicates();
    }

    private Treated treated(String person, String patient, String day, String hour) {
        var one = Treated.at(hub, person, patient);
        treated = Stream.concat(treated.stream(), Stream.of(one)).toList();
        one.isToBeReleased("admitted", day, hour);
        await().atMost(ofSeconds(20))
                .until(() -> people.find(new PersonNumber(person)).isPresent());
        return one;
    }

    private void stands(String person, String... expected) {
        await().atMost(ofSeconds(60))
                .untilAsserted(() -> assertThat(open(person)).containsExactly(expected));
    }

    private void checkedAgainst(String person, String day, String hour) {
        await().atMost(ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(String.valueOf(notes(person).against())).contains(day, hour));
    }

    private SupplyNotes notes(String person) {
        return inTransaction(() -> checks.lock(new PersonNumber(person)))
                .map(SupplyChecks.Row::notes)
                .orElseGet(() -> SupplyNotes.none(new PersonNumber(person)));
    }

    /** But for what is told of the move itself, to whoever has to tell the recipients: see {@link ReleaseWatchTest}. */
    private List<String> open(String person) {
        return StreamSupport.stream(lines(person, true).spliterator(), false)
                .filter(line -> !line.path("kind").asText().equals("RELEASE_MOVED"))
                .map(line -> line.path("kind").asText() + " "
                        + line.path("details").toString().replace("\"", ""))
                .toList();
    }

    private String alert(String person) {
        return inTransaction(() -> alerts.open(new PersonNumber(person))).stream()
                .map(HealthAlert::notes)
                .map(HealthAlert.Notes::toString)
                .collect(Collectors.joining());
    }

    private JsonNode lines(String person, boolean open) {
        var mine = hub.read("[]");
        read("/health/alerts?open=" + open).path("items").forEach(line -> {
            if (line.path("personNumber").asText().equals(person)) {
                ((ArrayNode) mine).add(line);
            }
        });
        return mine;
    }

    private JsonNode read(String path) {
        var answer = hub.as("healthunit").get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return hub.read(answer.body());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
