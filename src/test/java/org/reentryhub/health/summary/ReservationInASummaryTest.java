package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Consents.deny;
import static org.reentryhub.health.summary.Consents.denyOfEntry;
import static org.reentryhub.health.summary.Examples.BASE;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.GP;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.kari;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** An objection names what the server has; a summary that the server wrote may call the same thing otherwise. */
class ReservationInASummaryTest {
    private static final String URN = "urn:uuid:2b90dd2b-2dab-4c75-9bb9-0000000000c1";
    private static final Coding LABEL = new Coding()
            .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
            .setCode("HIV");

    private final Condition told = Examples.opioidDependence();

    @Test
    void aDenyOfAnEntryThatTheSummaryGaveAnotherNameStopsEverything() {
        told.setId("");

        assertThat(findings(denyOfEntry("Condition/c-1"))).containsExactly("NOT_UNDERSTOOD at Consent/co-1");
    }

    @Test
    void aDenyOfAnEntryThatKeptItsNameWithholdsIt() {
        for (var name : List.of("Condition/c-1", BASE + "/Condition/c-1", "Condition/c-1/_history/7", URN)) {
            assertThat(document(denyOfEntry(name))).as(name).doesNotContain("Opioidavhengighet");
        }
    }

    @Test
    void aDenyOfWhatWasSearchedBesidesStopsEverythingForTheSummaryMayTellItToo() {
        var besides = Examples.medication("m-1", "Metadon");
        var deny = denyOfEntry("Medication/m-1");

        assertThat(findings(summary().with(List.of(besides, deny)))).containsExactly("NOT_UNDERSTOOD at Consent/co-1");
    }

    @Test
    void aDenyOfALabelThatNoEntryOfTheSummaryBearsStopsEverything() {
        assertThat(findings(denyOfLabel())).containsExactly("NOT_UNDERSTOOD at Consent/co-1");
    }

    @Test
    void aDenyOfALabelThatTheSummaryKeptWithholdsWhatBearsIt() {
        told.getMeta().addSecurity(LABEL.copy());

        assertThat(document(denyOfLabel())).doesNotContain("Opioidavhengighet");
    }

    private static Consent denyOfLabel() {
        var deny = deny();
        deny.getProvision().addSecurityLabel(LABEL.copy());
        return deny;
    }

    private PatientRecord summary() {
        var page = new Composition();
        page.addSection()
                .addEntry(new Reference(URN))
                .getCode()
                .addCoding(new Coding("http://loinc.org", "11450-4", ""));
        var document = new Bundle().setType(Bundle.BundleType.DOCUMENT);
        document.addEntry().setFullUrl(BASE + "/Composition/1").setResource(page);
        document.addEntry().setFullUrl(BASE + "/Patient/pat-1").setResource(kari());
        document.addEntry().setFullUrl(URN).setResource(told);
        return PatientRecord.ofSummary(BASE, document);
    }

    private List<String> findings(Consent consent) {
        return findings(summary().with(List.of(consent)));
    }

    private static List<String> findings(PatientRecord record) {
        return SummaryComposer.compose(record, cover(), GP.identifiers())
                .fold(
                        written -> List.of(),
                        refused -> refused.stream().map(Finding::toString).toList());
    }

    private String document(Consent consent) {
        return SummaryComposer.compose(summary().with(List.of(consent)), cover(), GP.identifiers())
                .fold(FHIR.newJsonParser()::encodeResourceToString, refused -> {
                    throw new AssertionError(refused.toString());
                });
    }
}
