package org.reentryhub.health.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.reentryhub.health.PlayedPatient.PAGE;
import static org.reentryhub.health.PlayedPatient.URN;
import static org.reentryhub.health.PlayedPatient.document;
import static org.reentryhub.health.PlayedPatient.entry;
import static org.reentryhub.health.PlayedPatient.p;
import static org.reentryhub.health.PlayedPatient.patient;
import static org.reentryhub.health.PlayedPatient.statement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.health.PlayedUnit;
import org.reentryhub.health.Sandboxed;
import org.reentryhub.health.summary.Named;
import org.reentryhub.health.summary.Objections;
import org.reentryhub.health.summary.PatientRecord;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.health.wire.FhirTrouble.Kind;

/** Reading the summary that a unit has ready ({@code $summary}), at a real HTTP server. */
class UnitSummaryTest {
    private static final String SUMMARY = "Patient/p/$summary";
    private static final String OFFERED = statement("{\"name\":\"summary\"}");
    private static final String CONDITION = entry("Condition", "c", "p").replace("Patient/p", URN);

    private final PlayedUnit unit = new PlayedUnit().says("Patient/p", p()).says("metadata", OFFERED);
    private final ReadingCrew crew = new ReadingCrew(Thread::new);

    @AfterEach
    void end() {
        crew.destroy();
        unit.close();
    }

    @Test
    void aUnitThatOffersASummaryIsAskedForItAndForWhatItDoesNotHold() {
        unit.says(SUMMARY, document(PAGE, p(), CONDITION)).finds("CareTeam", entry("CareTeam", "t", "p"));

        var record = read();

        assertThat(record.source()).isPresent();
        assertThat(record.resources()).extracting(PatientRecord::name).containsExactly("Condition/c", "CareTeam/t");
        assertThat(unit.asked())
                .startsWith("metadata", "Patient/p")
                .contains(SUMMARY, "CareTeam?patient=p&_count=200", "Consent?patient=p&_count=200")
                .anyMatch(what -> what.startsWith("MedicationDispense?patient=p"))
                .anyMatch(what -> what.startsWith("MedicationAdministration?patient=p"))
                .noneMatch(what -> what.startsWith("Condition"));
    }

    @Test
    void theOperationIsKnownByItsNameOrByItsDefinition() {
        unit.says(SUMMARY, document(PAGE, p()));
        for (var operation : List.of(
                "{\"name\":\"ips\",\"definition\":\"http://hl7.org/fhir/uv/ips/OperationDefinition/summary\"}",
                "{\"name\":\"ips\",\"definition\":\"http://hl7.org/fhir/uv/ips/OperationDefinition/summary|2.0.0\"}")) {
            unit.says("metadata", statement(operation));
            assertThat(read().source()).as(operation).isPresent();
        }
        unit.says(
                "metadata",
                statement("{\"name\":\"everything\",\"definition\":\"http://x/OperationDefinition/everything\"}"));
        assertThat(read().source()).isEmpty();
    }

    @Test
    void aUnitThatCannotSayWhatItOffersIsSearched() {
        unit.finds("Condition", entry("Condition", "c", "p"));
        for (var statement : List.of("<html>", "{}", PlayedUnit.NOTHING)) {
            unit.says("metadata", statement);
            assertThat(read().resources()).as(statement).hasSize(1);
        }
        unit.says("metadata", 404);
        assertThat(read().resources()).hasSize(1);
    }

    @Test
    void aSummaryThatIsNotThereAfterAllIsSearchedTogether() {
        unit.finds("Condition", entry("Condition", "c", "p"));

        assertThat(read().resources()).extracting(PatientRecord::name).containsExactly("Condition/c");
    }

    @Test
    void whatIsNoDocumentOfOneCompositionIsRefused() {
        for (var answer : List.of(
                PlayedUnit.page("", PAGE, p()),
                p(),
                document(p(), PAGE),
                document(p()),
                document(PAGE),
                document(PAGE, p(), PAGE.replace("page", "page-2")),
                document(PAGE.replace("final", "entered-in-error"), p()),
                document(PAGE, p(), CONDITION, CONDITION),
                document(PAGE, p()).replace(URN, "urn:uuid:2b90dd2b-2dab-4c75-9bb9-000000000000"))) {

            unit.says(SUMMARY, answer);
            trouble(Kind.NO_SUMMARY);
        }
    }

    @Test
    void aDocumentOfSomebodyElseOrOfTwoIsRefused() {
        for (var answer : List.of(
                document(PAGE, p(), patient("q", "28919620457", "")),
                document(PAGE, p(), p()),
                document(PAGE, patient("q", "28919620457", "")),
                document(PAGE, patient("p", "28919620457", "")),
                document(PAGE, patient("p", Sandboxed.KARI, ",\"birthDate\":\"1971-01-01\"")),
                document(PAGE.replace(URN, "Patient/q"), p()))) {
            unit.says("Patient/p", p().replace("}]}", "}],\"birthDate\":\"1990-09-17\"}"))
                    .says(SUMMARY, answer);
            trouble(Kind.WRONG_PATIENT);
        }
    }

    @Test
    void aSummaryUnderIdsOfItsOwnIsOfThePatientWhoseNumberItHas() {
        unit.says(SUMMARY, document(PAGE, patient("made-up", Sandboxed.KARI, ""), CONDITION))
                .says("Organization/gp", "{\"resourceType\":\"Organization\",\"id\":\"gp\",\"name\":\"Legen\"}")
                .finds("CareTeam", entry("CareTeam", "t", "p"));

        var record = read();

        assertThat(Objections.toStrangers(record)).isEmpty();
        assertThat(Named.in(record, OffsetDateTime.parse("2026-11-22T12:00:00Z")))
                .extracting(Named::name)
                .containsExactly("Legen");
    }

    @Test
    void whatAUnitOffersIsAskedForAgainAfterSomeMinutes() {
        var minutes = new AtomicLong();
        unit.says(SUMMARY, document(PAGE, p()));
        var reader = PatientReaderTest.reader(unit, crew, Duration.ofMinutes(2), clock(minutes));
        var partner = FhirServerTest.unit(unit.base());

        reader.read(partner, "p");
        reader.read(partner, "p");
        assertThat(unit.asked()).containsOnlyOnce("metadata");

        unit.says("metadata", statement(""));
        minutes.set(6);
        assertThat(reader.read(partner, "p").source()).isEmpty();
    }

    private static Clock clock(AtomicLong minutes) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.parse("2026-11-22T11:00:00Z").plus(Duration.ofMinutes(minutes.get()));
            }
        };
    }

    private PatientRecord read() {
        return PatientReaderTest.reader(unit, crew, Duration.ofMinutes(2)).read(FhirServerTest.unit(unit.base()), "p");
    }

    private void trouble(Kind kind) {
        assertThatThrownBy(this::read).isInstanceOf(FhirTrouble.class).hasMessage(kind.name());
    }
}
