package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.GP;
import static org.reentryhub.health.summary.Examples.condition;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.medication;
import static org.reentryhub.health.summary.Examples.opioidDependence;
import static org.reentryhub.health.summary.Examples.record;
import static org.reentryhub.health.summary.Examples.statement;

import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** What lies within an entry follows the rules for entries; else it would be a way around them. */
class ContainedTest {
    private static final String NOT_HERE = "{\"display\":\"Ikke med i sammendraget\"}";

    @Test
    void nextOfKinWithinAnEntryDoNotGoAlong() {
        var mother = new RelatedPerson();
        mother.addName().setFamily("Morsdatter");
        mother.addTelecom().setValue("99 88 77 66");
        var condition = opioidDependence();
        mother.setPatient(new Reference("Patient/pat-1")).setId("mother");
        condition.addContained(mother);
        condition.setAsserter(new Reference("#mother").setDisplay("Mor"));

        assertThat(json(condition))
                .contains("\"asserter\":" + NOT_HERE)
                .doesNotContain("Morsdatter")
                .doesNotContain("99 88 77 66")
                .doesNotContain("\"Mor\"");
    }

    @Test
    void whatWasEnteredInErrorWithinAnEntryIsNotTold() {
        var error = condition("error", "Schizofreni", "active", "entered-in-error");

        assertThat(json(reasoned(error), medication("m-1", "Metadon")))
                .contains("\"reasonReference\":[" + NOT_HERE + "]")
                .doesNotContain("Schizofreni");
    }

    @Test
    void whatIsBlockedIsBlockedWithinAnEntryToo() {
        var blocked = condition("blocked", "Hivsykdom", "active", "confirmed");

        assertThat(json(reasoned(blocked), medication("m-1", "Vitaminer"), Consents.denyOfKinds("Condition")))
                .contains("Vitaminer")
                .doesNotContain("Hivsykdom");
    }

    @Test
    void aBlockedMedicineWithinAnEntryBlocksTheEntry() {
        var statement = statement("ms-1", "#m");
        statement.addContained(medication("m", "Antiretroviral"));

        assertThat(json((Resource) parsed(statement), Consents.denyOfKinds("Medication")))
                .doesNotContain("Antiretroviral")
                .contains("Pasienten har sperret opplysninger");
    }

    @Test
    void whatMayGoAlongStays() {
        var statement = statement("ms-1", "#m");
        statement.addContained(medication("m", "Metadon"));

        assertThat(json(statement)).contains("\"contained\":[{", "\"reference\":\"#m\"", "Metadon");
    }

    private static MedicationStatement reasoned(Resource reason) {
        var statement = statement("ms-1", "Medication/m-1");
        statement.addContained(reason);
        statement.addReasonReference(new Reference("#" + reason.getIdPart()).setDisplay("Grunnen"));
        return statement;
    }

    private static Object parsed(Resource resource) {
        var json = FHIR.newJsonParser();
        return json.parseResource(json.encodeResourceToString(resource));
    }

    private static String json(Resource... resources) {
        return SummaryComposer.compose(record(resources), cover(), GP.identifiers())
                .fold(FHIR.newJsonParser()::encodeResourceToString, refused -> {
                    throw new AssertionError(refused.toString());
                });
    }
}
