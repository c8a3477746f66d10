package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class PatientRecordTest {
    private static final String URN = "urn:uuid:2b90dd2b-2dab-4c75-9bb9-a355e07401e8";

    @Test
    void anEntryOfASummaryIsFoundByItsFullUrlAndByItsId() {
        var record = summary(URN, organisation("gp"));

        for (var way : new String[] {URN, "Organization/gp", Examples.BASE + "/Organization/gp"}) {
            assertThat(record.resolve(new Reference(way))).as(way).isPresent();
        }
    }

    @Test
    void anEntryOfASummaryThatCameFromAnotherServerIsFoundByItsAddressThere() {
        var record = summary("https://elsewhere.example/fhir/Organization/7", organisation("gp"));

        assertThat(record.localName(new Reference("https://elsewhere.example/fhir/Organization/7")))
                .contains("Organization/gp");
        assertThat(record.localName(new Reference("Organization/7"))).contains("Organization/gp");
        assertThat(record.localName(new Reference("https://elsewhere.example/fhir/Organization/8")))
                .isEmpty();
    }

    @Test
    void anEntryWithoutAnIdIsNamedByItsFullUrl() {
        var record = summary(URN, new Organization());

        assertThat(record.resources())
                .extracting(PatientRecord::name)
                .containsExactly("Organization/" + URN.substring(9));
        assertThat(record.resolve(new Reference(URN))).isPresent();
    }

    @Test
    void aSummaryKeepsItsTitlePageApartFromWhatItTells() {
        var record = summary(URN, organisation("gp"));

        assertThat(record.source()).map(Composition::getTitle).contains("Deres eget");
        assertThat(record.patient().getIdElement().getIdPart()).isEqualTo("pat-1");
        assertThat(record.resources()).hasSize(1);
        assertThat(Examples.full().source()).isEmpty();
    }

    private static PatientRecord summary(String fullUrl, Resource entry) {
        var document = new Bundle().setType(Bundle.BundleType.DOCUMENT);
        document.addEntry()
                .setFullUrl(Examples.BASE + "/Composition/1")
                .setResource(new Composition().setTitle("Deres eget"));
        Patient kari = Examples.kari();
        document.addEntry().setFullUrl(Examples.BASE + "/Patient/pat-1").setResource(kari);
        document.addEntry().setFullUrl(fullUrl).setResource(entry);
        return PatientRecord.ofSummary(Examples.BASE, document);
    }

    private static Organization organisation(String id) {
        var organisation = new Organization();
        organisation.setId(id);
        return organisation;
    }
}
