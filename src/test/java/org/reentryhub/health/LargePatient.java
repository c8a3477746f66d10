package org.reentryhub.health;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A patient of so many entries, in the proportions of a summary, each with so much written about it. Invented throughout.
 *
 * @param entries how many there are
 * @param note how many characters are written about each
 */
record LargePatient(int entries, int note) {
    private static final String CLINICAL = "\"clinicalStatus\":{\"coding\":[{\"system\":"
            + "\"http://terminology.hl7.org/CodeSystem/%s-clinical\",\"code\":\"active\"}]},";

    private record Part(String kind, int inFifty, String more) {}

    private static final List<Part> PARTS = List.of(
            new Part("Condition", 10, CLINICAL.formatted("condition") + "\"onsetDateTime\":\"2019-05-02\","),
            new Part("MedicationStatement", 10, "\"status\":\"active\",\"dosage\":[{\"text\":\"1 tablett morgen\"}],"),
            new Part("Procedure", 5, "\"status\":\"completed\",\"performedDateTime\":\"2021-03-04\","),
            new Part(
                    "Observation",
                    25,
                    "\"status\":\"final\",\"category\":[{\"coding\":[{\"system\":"
                            + "\"http://terminology.hl7.org/CodeSystem/observation-category\",\"code\":\"laboratory\"}]}],"
                            + "\"effectiveDateTime\":\"2026-10-01\",\"valueQuantity\":{\"value\":3.5,\"unit\":\"mmol/L\","
                            + "\"system\":\"http://unitsofmeasure.org\",\"code\":\"mmol/L\"},"));

    static LargePatient of(int entries, int note) {
        return new LargePatient(entries, note);
    }

    /** Makes her a patient there, with a doctor. */
    void at(PlayedUnit unit, String id) {
        unit.says(
                "Patient/" + id,
                PlayedPatient.patient(
                        id,
                        Sandboxed.KARI,
                        ",\"birthDate\":\"1990-09-17\",\"name\":[{\"family\":\"Eksempel\",\"given\":[\"Kari\"]}],"
                                + "\"generalPractitioner\":[{\"reference\":\"Organization/gp-oslo\"}]"));
        unit.says(
                "Organization/gp-oslo",
                "{\"resourceType\":\"Organization\",\"id\":\"gp-oslo\",\"identifier\":["
                        + "{\"system\":\"urn:oid:2.16.578.1.12.4.1.2\",\"value\":\"9000102\"}]}");
        for (var part : PARTS) {
            var found = IntStream.range(0, entries * part.inFifty() / 50)
                    .mapToObj(number -> resource(part, id, number))
                    .toArray(String[]::new);
            unit.says(part.kind() + "?patient=" + id + "&_count=200", PlayedUnit.page("", found));
            unit.says(
                    part.kind() + "?patient=" + id + "&_include=" + part.kind() + ":medication&_count=200",
                    PlayedUnit.page("", found));
        }
    }

    private String resource(Part part, String patient, int number) {
        var name = part.kind().equals("MedicationStatement") ? "medicationCodeableConcept" : "code";
        var text = note == 0 ? "" : ",\"note\":[{\"text\":\"%s\"}]".formatted("notert i journalen ".repeat(note / 19));
        return "{\"resourceType\":\"%s\",\"id\":\"%s-%d\",%s\"%s\":{\"text\":\"Oppføring %d\"},\"subject\":{\"reference\":\"Patient/%s\"}%s}"
                .formatted(
                        part.kind(),
                        part.kind().toLowerCase(Locale.ROOT),
                        number,
                        part.more(),
                        name,
                        number,
                        patient,
                        text);
    }
}
