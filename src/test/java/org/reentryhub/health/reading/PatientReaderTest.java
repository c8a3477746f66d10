package org.reentryhub.health.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.reentryhub.health.PlayedPatient.entry;
import static org.reentryhub.health.PlayedPatient.p;
import static org.reentryhub.health.PlayedPatient.patient;
import static org.reentryhub.health.PlayedPatient.statement;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.health.HealthSettings;
import org.reentryhub.health.PlayedUnit;
import org.reentryhub.health.summary.Named;
import org.reentryhub.health.summary.PatientRecord;
import org.reentryhub.health.wire.FhirReads;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.health.wire.FhirTrouble.Kind;

/** Reading by searches, at a real HTTP server. */
class PatientReaderTest {
    private final PlayedUnit unit = new PlayedUnit().says("Patient/p", p());
    private final ReadingCrew crew = new ReadingCrew(Thread::new);

    @AfterEach
    void end() {
        crew.destroy();
        unit.close();
    }

    @Test
    void theRecordHasTheOrderOfTheQuestionsWhicheverAnswerCameFirst() {
        unit.says("AllergyIntolerance", 200, PlayedUnit.page("", entry("AllergyIntolerance", "a", "p")), millis(300))
                .says("Condition", 200, PlayedUnit.page("", entry("Condition", "c", "p")), millis(150))
                .finds("Consent", entry("Consent", "k", "p"))
                .finds("Flag", entry("Flag", "f", "p"))
                .says("Organization/gp", "{\"resourceType\":\"Organization\",\"id\":\"gp\"}");

        assertThat(read().resources())
                .extracting(PatientRecord::name)
                .containsExactly("AllergyIntolerance/a", "Condition/c", "Flag/f", "Consent/k", "Organization/gp");
    }

    @Test
    void noMoreThanSixQuestionsAreUnderWayAtOnce() {
        for (var kind :
                List.of("AllergyIntolerance", "Condition", "Procedure", "Observation", "CarePlan", "Flag", "Consent")) {
            unit.says(kind, 200, PlayedUnit.NOTHING, millis(200));
        }

        read();

        assertThat(unit.mostAtOnce()).isBetween(2, 6);
    }

    @Test
    void whatComesOnTwoPagesIsKeptOnce() {
        unit.says(
                        "Condition",
                        PlayedUnit.page(
                                unit.base() + "?page=2",
                                entry("Condition", "c-1", "p"),
                                entry("Condition", "c-2", "p")))
                .says("?page=2", PlayedUnit.page("", entry("Condition", "c-2", "p"), entry("Condition", "c-3", "p")));

        assertThat(read().resources())
                .extracting(PatientRecord::name)
                .containsExactly("Condition/c-1", "Condition/c-2", "Condition/c-3");
    }

    @Test
    void whatTheUnitSaysThatItOffersItMustAnswer() {
        unit.says("metadata", statement("", "MedicationStatement", "MedicationDispense"));
        for (int status : new int[] {400, 404, 410, 501}) {
            unit.finds("MedicationStatement").says("MedicationDispense", status);
            trouble(Kind.UNREACHABLE);
            unit.says("MedicationStatement", status).finds("MedicationDispense");
            trouble(Kind.UNREACHABLE);
        }
    }

    @Test
    void whatTheUnitDoesNotOfferIsNotMissed() {
        unit.says("metadata", statement("", "MedicationStatement"))
                .finds("MedicationStatement", entry("MedicationStatement", "m", "p"))
                .says("MedicationDispense", 400)
                .says("Flag", 501);

        assertThat(read().resources()).extracting(PatientRecord::name).containsExactly("MedicationStatement/m");
    }

    @Test
    void aQuestionThatIsRefusedIsNoEmptyAnswerAtAUnitThatDoesNotSayWhatItOffers() {
        unit.says("MedicationDispense", 400);

        trouble(Kind.UNREACHABLE);
    }

    @Test
    void aUnitThatIsHalfUpIsNotBelieved() {
        unit.says("metadata", 503);

        trouble(Kind.UNREACHABLE);
    }

    @Test
    void aSecondPatientInAnAnswerIsRefused() {
        unit.finds("Observation", entry("Observation", "o", "p"), p());
        assertThat(read().resources()).hasSize(1);

        unit.finds("Observation", entry("Observation", "o", "p"), patient("q", "28919620457", ""));
        trouble(Kind.WRONG_PATIENT);
    }

    @Test
    void anAddressAtAnotherServerIsNeverAsked() {
        try (var elsewhere = new PlayedUnit()) {
            unit.says("Patient/p", p().replace("Organization/gp", elsewhere.base() + "/Organization/gp"))
                    .finds(
                            "CareTeam",
                            entry("CareTeam", "t", "p")
                                    .replace(
                                            "}}",
                                            "},\"status\":\"active\",\"participant\":[{\"member\":"
                                                    + "{\"reference\":\"" + elsewhere.base()
                                                    + "/Organization/lar\"}}]}"))
                    .finds(
                            "MedicationStatement",
                            entry("MedicationStatement", "m", "p")
                                    .replace(
                                            "}}",
                                            "},\"medicationReference\":" + "{\"reference\":\"" + elsewhere.base()
                                                    + "/Medication/1\"}}"));

            assertThat(Named.in(read(), OffsetDateTime.parse("2026-11-22T12:00:00Z")))
                    .extracting(Named::identifiers)
                    .containsExactly(List.of(), List.of());
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void aRecordIsBoundedOverAllItsAnswersTogether() {
        var large = entry("Condition", "c", "p")
                .replace("}}", "},\"note\":[{\"text\":\"" + "x".repeat(2_000_000) + "\"}]}");
        unit.finds("Condition", large).finds("Procedure", large.replace("Condition", "Procedure"));
        assertThat(read().resources()).hasSize(2);

        unit.finds("Flag", large.replace("Condition", "Flag"));
        trouble(Kind.TOO_LARGE);
    }

    @Test
    void aBundleOfTenThousandEntriesIsRefused() {
        var entries = IntStream.range(0, 10_000)
                .mapToObj(number -> entry("Observation", "o-" + number, "p"))
                .toArray(String[]::new);
        unit.finds("Observation", entries);

        trouble(Kind.TOO_LARGE);
    }

    private PatientRecord read() {
        return reader(unit, crew, Duration.ofMinutes(2)).read(FhirServerTest.unit(unit.base()), "p");
    }

    private void trouble(Kind kind) {
        assertThatThrownBy(this::read).isInstanceOf(FhirTrouble.class).hasMessage(kind.name());
    }

    private static Duration millis(int count) {
        return Duration.ofMillis(count);
    }

    static PatientReader reader(PlayedUnit unit, ReadingCrew crew, Duration within) {
        return reader(unit, crew, within, Clock.fixed(Instant.parse("2026-11-22T11:00:00Z"), ZoneOffset.UTC));
    }

    static PatientReader reader(FhirReads unit, ReadingCrew crew, Duration within, Clock clock) {
        var fhir = FhirContext.forR4Cached();
        var settings = new HealthSettings("", true, Duration.ofMinutes(1), within);
        return new PatientReader(unit, fhir, new Capabilities(unit, fhir, clock), crew, settings, clock);
    }
}
