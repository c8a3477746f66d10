package org.reentryhub.health.supply;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reentryhub.health.summary.Named;
import org.reentryhub.health.summary.PatientRecord;

/** What FHIR says, and what nobody may read out of it. Today is Tuesday 12 January 2027. */
class SupplyMappingTest {
    private static final LocalDate TODAY = LocalDate.parse("2027-01-12");
    private static final String METHADONE = coded("N07BC02", "Metadon");
    private static final String ORDER =
            """
            {"resourceType":"MedicationRequest","id":"mr-1","status":"active","intent":"order",%s,
             "subject":{"reference":"Patient/pat-1"}}"""
                    .formatted(METHADONE);

    @Test
    void theLastDoseIsTheLatestThatWasCompleted() {
        assertThat(only(
                                ORDER,
                                dose("completed", "\"effectiveDateTime\":\"2027-01-10T08:00:00+01:00\""),
                                dose(
                                        "completed",
                                        "\"effectivePeriod\":{\"start\":\"2027-01-11\",\"end\":\"2027-01-11\"}"),
                                dose("completed", "\"effectiveDateTime\":\"2027-01-13\""))
                        .lastDose())
                .as("one of tomorrow is none")
                .contains(LocalDate.parse("2027-01-11"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-done", "entered-in-error", "in-progress", "on-hold", "stopped", "unknown"})
    void whatWasNotDoneIsNotCounted(String status) {
        assertThat(only(ORDER, dose(status, "\"effectiveDateTime\":\"2027-01-11\""))
                        .lastDose())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"preparation", "in-progress", "cancelled", "on-hold", "entered-in-error", "stopped", "declined"})
    void whatWasNotHandedOutIsNoSupply(String status) {
        var medicine = only(ORDER, handedOut(status, "\"whenHandedOver\":\"2027-01-11\"," + daysSupply("d", 3)));

        assertThat(medicine.handedOut()).isEmpty();
        assertThat(medicine.unclear()).isFalse();
    }

    @Test
    void aMonthIsNoDay() {
        assertThat(only(ORDER, dose("completed", "\"effectiveDateTime\":\"2027-01\""))
                        .lastDose())
                .isEmpty();
        assertThat(only(ORDER, handedOut("completed", "\"whenHandedOver\":\"2027-01\"," + daysSupply("d", 3)))
                        .unclear())
                .isTrue();
    }

    @Test
    void aMomentIsOfTheDayThatItIsInNorway() {
        assertThat(only(ORDER, dose("completed", "\"effectiveDateTime\":\"2027-01-10T23:30:00Z\""))
                        .lastDose())
                .contains(LocalDate.parse("2027-01-11"));
    }

    @Test
    void anotherPatientsDoseIsNotCounted() {
        var others = dose("completed", "\"effectiveDateTime\":\"2027-01-11\"").replace("pat-1", "pat-2");

        assertThat(only(ORDER, others).lastDose()).isEmpty();
    }

    @Test
    void aDoseWhoseMeaningIsModifiedIsNotCounted() {
        var modified = "\"modifierExtension\":[{\"url\":\"https://example.org/not\",\"valueBoolean\":true}],";

        assertThat(only(ORDER, dose("completed", modified + "\"effectiveDateTime\":\"2027-01-11\""))
                        .lastDose())
                .isEmpty();
        assertThat(only(ORDER, handedOut("completed", modified + daysSupply("d", 3)))
                        .unclear())
                .isTrue();
    }

    @Test
    void daysOfSupplyAreCountedInDays() {
        assertThat(supply(daysSupply("d", 3))).contains(3);
        assertThat(supply("\"daysSupply\":{\"value\":3,\"unit\":\"dager\"}")).contains(3);
        assertThat(supply(daysSupply("wk", 1))).isEmpty();
        assertThat(supply("\"daysSupply\":{\"value\":3}")).as("three of what").isEmpty();
        assertThat(supply(daysSupply("d", 0))).isEmpty();
        assertThat(supply(daysSupply("d", -3))).isEmpty();
        assertThat(
                        supply(
                                "\"daysSupply\":{\"value\":3,\"comparator\":\"<\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"d\"}"))
                .isEmpty();
    }

    @Test
    void aQuantityIsDividedByTheDoseInTheSameUnitOnly() {
        assertThat(supply(quantity("mg", 480, "mg", 80, daily(1)))).contains(6);
        assertThat(supply(quantity("mg", 480, "mg", 80, daily(2)))).contains(3);
        assertThat(supply(quantity("mg", 470, "mg", 80, daily(1))))
                .as("no half day")
                .contains(5);
        assertThat(supply(quantity("{tablet}", 6, "mg", 80, daily(1)))).isEmpty();
        assertThat(supply(quantity("mg", 480, "mg", 80, "\"text\":\"morgen\""))).isEmpty();
        assertThat(supply(quantity("mg", 480, "mg", 80, "\"asNeededBoolean\":true," + daily(1))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "order,true",
        "original-order,true",
        "reflex-order,true",
        "filler-order,true",
        "instance-order,true",
        "plan,false",
        "proposal,false",
        "option,false"
    })
    void onlyAnOrderIsToBeTaken(String intent, boolean counts) {
        assertThat(medicines(ORDER.replace("\"order\"", "\"" + intent + "\"")).isEmpty())
                .isNotEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({"1,1,d,1", "2,1,d,1", "1,2,d,2", "1,1,wk,7", "1,4,wk,28", "1,1,mo,28", "1,12,h,1"})
    void howLongADoseLastsFollowsFromItsRhythm(int times, int period, String unit, int days) {
        var rhythm =
                "\"dosageInstruction\":[{\"timing\":{\"repeat\":{\"frequency\":%d,\"period\":%d,\"periodUnit\":\"%s\"}}}],"
                        .formatted(times, period, unit);
        var ordered = ORDER.replace("\"intent\"", rhythm + "\"intent\"");

        assertThat(only(ordered).interval()).isEqualTo(days);
    }

    @Test
    void methadoneAndBuprenorphineAreOneTreatment() {
        var buprenorphine = dose("completed", "\"effectiveDateTime\":\"2027-01-11\"")
                .replace(METHADONE, coded("N07BC51", "Buprenorfin, kombinasjoner"));

        assertThat(only(ORDER, buprenorphine))
                .returns(Medicine.Kind.SUBSTITUTION, Medicine::kind)
                .returns("Metadon", Medicine::name)
                .returns(Optional.of(LocalDate.parse("2027-01-11")), Medicine::lastDose);
    }

    @Test
    void aMedicineOfItsOwnIsLookedUp() {
        var statement =
                """
                {"resourceType":"MedicationStatement","id":"ms-1","status":"active","subject":{"reference":"Patient/pat-1"},
                 "medicationReference":{"reference":"Medication/m-1"}}""";
        var medicine =
                """
                {"resourceType":"Medication","id":"m-1","code":{"text":"Metadon mikstur",
                 "coding":[{"system":"http://www.whocc.no/atc","code":"N07BC02"}]}}""";

        assertThat(only(statement, medicine))
                .returns(Medicine.Kind.SUBSTITUTION, Medicine::kind)
                .returns("Metadon mikstur", Medicine::name);
        assertThat(only(statement)).returns(Medicine.Kind.UNRECOGNISED, Medicine::kind);
    }

    @Test
    void wordsAreNotInterpreted() {
        var words = ORDER.replace(METHADONE, "\"medicationCodeableConcept\":{\"text\":\"Metadon 80 mg\"}");

        assertThat(only(words)).returns(Medicine.Kind.UNRECOGNISED, Medicine::kind);
    }

    @Test
    void aCodeOfNoSystemSaysNothing() {
        var nobodys = ORDER.replace("\"system\":\"http://www.whocc.no/atc\",", "");
        var condition =
                """
                {"resourceType":"Condition","id":"c-1","subject":{"reference":"Patient/pat-1"},
                 "code":{"coding":[{"code":"F11.2"}]}}""";

        assertThat(only(nobodys, condition)).returns(Medicine.Kind.UNRECOGNISED, Medicine::kind);
        assertThat(facts(nobodys, condition).opioids()).isFalse();
    }

    @Test
    void aTreatmentGoesOnThoughItsPrescriptionEndedWithTheStay() {
        var ended = ORDER.replace("\"active\"", "\"completed\"");

        assertThat(medicines(ended, dose("completed", "\"effectiveDateTime\":\"2026-12-20\"")))
                .hasSize(1);
        assertThat(medicines(ended, dose("completed", "\"effectiveDateTime\":\"2026-12-10\"")))
                .isEmpty();
    }

    @Test
    void anotherMedicineIsAskedAfterIfItsDosesAreRecorded() {
        var insulin = coded("A10AB05", "Insulin aspart");
        var ordered = ORDER.replace(METHADONE, insulin);
        var given = dose("completed", "\"effectiveDateTime\":\"2027-01-11\"").replace(METHADONE, insulin);

        assertThat(medicines(ordered)).isEmpty();
        assertThat(medicines(given)).isEmpty();
        assertThat(only(ordered, given)).returns(Medicine.Kind.OTHER, Medicine::kind);
    }

    @Test
    void whatIsTakenWhenNeededIsNotMissed() {
        var insulin = coded("A10AB05", "Insulin aspart");
        var ordered = ORDER.replace(METHADONE, insulin + ",\"dosageInstruction\":[{\"asNeededBoolean\":true}]");
        var given = dose("completed", "\"effectiveDateTime\":\"2027-01-11\"").replace(METHADONE, insulin);

        assertThat(medicines(ordered, given)).isEmpty();
    }

    @Test
    void naloxoneCountsWhenItWasHandedOutInThisStay() {
        var naloxone = coded("V03AB15", "Nalokson");
        var today = handedOut("completed", "\"whenHandedOver\":\"2027-01-11\"").replace(METHADONE, naloxone);

        assertThat(facts(today).naloxone()).contains(LocalDate.parse("2027-01-11"));
        assertThat(facts(today).medicines()).isEmpty();
        assertThat(facts(today.replace("2027-01-11", "2024-01-11")).naloxone()).isEmpty();
        assertThat(facts(today.replace("completed", "cancelled")).naloxone()).isEmpty();
        assertThat(facts(ORDER.replace(METHADONE, naloxone)).naloxone())
                .as("a prescription is not in anybody's hand")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://hl7.org/fhir/sid/icd-10,F11.2,true",
        "urn:oid:2.16.578.1.12.4.1.1.7110,F112,true",
        "http://snomed.info/sct,75544000,true",
        "http://hl7.org/fhir/sid/icd-10,F10.2,false",
        "https://example.org/own,F11.2,false"
    })
    void aDependenceIsToldByItsCode(String system, String code, boolean opioids) {
        var condition =
                """
                {"resourceType":"Condition","id":"c-1","subject":{"reference":"Patient/pat-1"},
                 "code":{"coding":[{"system":"%s","code":"%s"}]}}"""
                        .formatted(system, code);
        var untrue = condition.replace(
                "\"code\":{", "\"verificationStatus\":{\"coding\":[{\"code\":\"entered-in-error\"}]},\"code\":{");

        assertThat(facts(condition).opioids()).isEqualTo(opioids);
        assertThat(facts(untrue).opioids()).isFalse();
    }

    @Test
    void whoDispensesIsToldByThePrescriptionElseByThePlanElseByTheRecipients() {
        var prescribed = ORDER.replace(
                "\"intent\"", "\"dispenseRequest\":{\"performer\":" + clinic("prescribed") + "},\"intent\"");
        var plan =
                """
                {"resourceType":"CarePlan","id":"cp-1","status":"active","intent":"plan",
                 "subject":{"reference":"Patient/pat-1"},"activity":[{"detail":{"status":"scheduled",
                  "productCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"N07BC01"}]},
                  "performer":[%s]}}]}"""
                        .formatted(clinic("planned"));

        assertThat(point(prescribed, plan)).contains("prescribed");
        assertThat(point(ORDER, plan)).contains("planned");
        assertThat(point(ORDER, plan.replace("N07BC01", "A10AB05"))).contains("recipient");
        assertThat(point(ORDER, plan.replace("scheduled", "cancelled"))).contains("recipient");
        assertThat(point(ORDER)).contains("recipient");
    }

    @Test
    void ofTwoClinicsNobodyCanTellWhichItIs() {
        var one = ORDER.replace("\"intent\"", "\"dispenseRequest\":{\"performer\":" + clinic("one") + "},\"intent\"");

        assertThat(point(one, one.replace("mr-1", "mr-2").replace("\"one\"", "\"two\"")))
                .isEmpty();
    }

    @Test
    void aClinicOfItsOwnIsReadBeforeItCanBeTold() {
        var referring = ORDER.replace(
                "\"intent\"", "\"dispenseRequest\":{\"performer\":{\"reference\":\"Organization/lar\"}},\"intent\"");

        assertThat(Dispensers.unread(record(referring))).containsExactly("Organization/lar");
        assertThat(Dispensers.unread(
                        record(referring, "{\"resourceType\":\"Organization\",\"id\":\"lar\",\"name\":\"LAR\"}")))
                .isEmpty();
    }

    private static Optional<Integer> supply(String what) {
        var medicine = only(ORDER, handedOut("completed", "\"whenHandedOver\":\"2027-01-11\"," + what));
        assertThat(medicine.unclear()).isEqualTo(medicine.handedOut().isEmpty());
        return medicine.handedOut().stream().map(HandedOut::days).findFirst();
    }

    private static Optional<String> point(String... resources) {
        return only(resources).point().map(DispensingPoint::name);
    }

    private static Medicine only(String... resources) {
        assertThat(medicines(resources)).hasSize(1);
        return medicines(resources).get(0);
    }

    private static List<Medicine> medicines(String... resources) {
        return facts(resources).medicines();
    }

    private static SupplyFacts facts(String... resources) {
        var departure = new Departure(Optional.of(TODAY), Optional.empty(), false);
        return SupplyMapping.facts(record(resources), departure, LocalDate.parse("2025-03-01"), new TestDoors(), TODAY);
    }

    private static PatientRecord record(String... resources) {
        var parser = FhirContext.forR4Cached().newJsonParser();
        var patient = new Patient();
        patient.setId("pat-1");
        return new PatientRecord(
                "http://localhost/fhir",
                patient,
                Arrays.stream(resources)
                        .map(text -> (Resource) parser.parseResource(text))
                        .toList());
    }

    private static final class TestDoors implements Doors {
        @Override
        public List<DispensingPoint> named(Named who) {
            return List.of(new DispensingPoint(who.name(), Optional.empty()));
        }

        @Override
        public List<DispensingPoint> amongRecipients() {
            return List.of(new DispensingPoint("recipient", Optional.empty()));
        }
    }

    private static String coded(String atc, String name) {
        return "\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"http://www.whocc.no/atc\",\"code\":\"%s\"}],\"text\":\"%s\"}"
                .formatted(atc, name);
    }

    private static String dose(String status, String when) {
        return """
               {"resourceType":"MedicationAdministration","status":"%s",%s,%s,"subject":{"reference":"Patient/pat-1"}}"""
                .formatted(status, METHADONE, when);
    }

    private static String handedOut(String status, String what) {
        return """
               {"resourceType":"MedicationDispense","status":"%s",%s,%s,"subject":{"reference":"Patient/pat-1"}}"""
                .formatted(status, METHADONE, what);
    }

    private static String daysSupply(String unit, int value) {
        return "\"daysSupply\":{\"value\":%d,\"system\":\"http://unitsofmeasure.org\",\"code\":\"%s\"}"
                .formatted(value, unit);
    }

    private static String daily(int times) {
        return "\"timing\":{\"repeat\":{\"frequency\":%d,\"period\":1,\"periodUnit\":\"d\"}}".formatted(times);
    }

    private static String quantity(String unit, int all, String doseUnit, int dose, String timing) {
        var amount = "{\"value\":%d,\"system\":\"http://unitsofmeasure.org\",\"code\":\"%s\"}";
        return "\"quantity\":%s,\"dosageInstruction\":[{%s,\"doseAndRate\":[{\"doseQuantity\":%s}]}]"
                .formatted(amount.formatted(all, unit), timing, amount.formatted(dose, doseUnit));
    }

    private static String clinic(String name) {
        return "{\"display\":\"%s\",\"identifier\":{\"system\":\"urn:oid:2.16.578.1.12.4.1.2\",\"value\":\"1\"}}"
                .formatted(name);
    }
}
