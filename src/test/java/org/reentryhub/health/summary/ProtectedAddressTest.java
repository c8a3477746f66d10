package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.BASE;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.kari;
import static org.reentryhub.health.summary.Examples.opioidDependence;
import static org.reentryhub.health.summary.Examples.record;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.reentryhub.health.summary.Cover.Protection;

/** Where somebody lives who must not be found, and who says that they must not. */
class ProtectedAddressTest {

    @Test
    void anAddressThatTheSummaryLeavesOutIsKnownFromTheServersOwnPatient() {
        assertThat(findings(summary(homeless(), kari(), telling()), cover(Protection.CONFIDENTIAL)))
                .containsExactly("PROTECTED_ADDRESS at Condition/c-1");
    }

    @Test
    void anAddressThatTheSummaryAloneHasIsKnownToo() {
        assertThat(findings(summary(kari(), homeless(), telling()), cover(Protection.CONFIDENTIAL)))
                .containsExactly("PROTECTED_ADDRESS at Condition/c-1");
    }

    @Test
    void whatTheUnitLabelsVeryRestrictedIsSentAsThatThoughThePrisonKnowsOfNoProtection() {
        var document = document(new PatientRecord(BASE, labelled(kari()), List.of(opioidDependence())));
        var page = (Composition) document.getEntryFirstRep().getResource();

        assertThat(json(document)).doesNotContain("Hemmeligveien").doesNotContain("22 00 00 00");
        assertThat(page.getConfidentiality()).isEqualTo(Composition.DocumentConfidentiality.V);
        assertThat(document.getEntry())
                .allSatisfy(entry -> assertThat(labels(entry.getResource())).doesNotContain("R"));
    }

    @Test
    void theLabelOfEitherPatientOrOfTheUnitsOwnTitlePageCounts() {
        for (var record : List.of(
                summary(labelled(kari()), kari()),
                summary(kari(), labelled(kari())),
                summary(new Composition().setConfidentiality(Composition.DocumentConfidentiality.V), kari(), kari()))) {
            assertThat(labels(document(record))).contains("V");
        }
    }

    @Test
    void whatTheUnitHasFromTheNationalRegisterCounts() {
        for (var code : List.of("fortrolig", "strengtFortrolig")) {
            var patient = kari();
            patient.getAddressFirstRep()
                    .addExtension(
                            "http://x.example/protection", new Coding(Systems.ADDRESS_PROTECTION, code, "Fortrolig"));

            assertThat(json(document(new PatientRecord(BASE, patient, List.of()))))
                    .doesNotContain("Hemmeligveien");
        }
    }

    @Test
    void whatGoesWithTheDocumentIsAsStrictAsTheDocument() {
        var strict = cover().asStrictAs(new PatientRecord(BASE, labelled(kari()), List.of()));

        assertThat(strict.protection()).isEqualTo(Protection.STRICTLY_CONFIDENTIAL);
        assertThat(labels(TransferBundle.of(Examples.referral(), strict, new Bundle())))
                .contains("V");
    }

    @Test
    void whereThePrisonKnowsOfMoreThanTheUnitThePrisonsWordCounts() {
        for (var protection : Protection.values()) {
            assertThat(cover(protection).asStrictAs(record()).protection()).isEqualTo(protection);
        }
    }

    private static Patient homeless() {
        return kari().setAddress(null).setTelecom(null);
    }

    private static Patient labelled(Patient patient) {
        patient.getMeta().addSecurity().setSystem(Systems.CONFIDENTIALITY).setCode("V");
        return patient;
    }

    private static Condition telling() {
        var condition = opioidDependence();
        condition.addNote().setText("Hentes i Hemmeligveien 1");
        return condition;
    }

    private static PatientRecord summary(Patient told, Patient own, Condition... entries) {
        var page = new Composition();
        for (var entry : entries) {
            page.addSection().addEntry(new Reference(PatientRecord.name(entry)));
        }
        return summary(page, told, own, entries);
    }

    private static PatientRecord summary(Composition page, Patient told, Patient own, Condition... entries) {
        var document = new Bundle().setType(Bundle.BundleType.DOCUMENT);
        document.addEntry().setFullUrl(BASE + "/Composition/1").setResource(page);
        document.addEntry().setFullUrl(BASE + "/Patient/pat-1").setResource(told);
        for (var entry : entries) {
            document.addEntry()
                    .setFullUrl(BASE + "/" + PatientRecord.name(entry))
                    .setResource(entry);
        }
        return PatientRecord.ofSummary(BASE, document).as(own);
    }

    private static List<String> labels(Resource resource) {
        return resource.getMeta().getSecurity().stream()
                .map(coding -> coding.getCode())
                .toList();
    }

    private static List<String> findings(PatientRecord record, Cover cover) {
        return SummaryComposer.compose(record, cover).fold(written -> List.of(), refused -> refused.stream()
                .map(Finding::toString)
                .toList());
    }

    private static Bundle document(PatientRecord record) {
        return SummaryComposer.compose(record, cover()).fold(written -> written, refused -> {
            throw new AssertionError(refused.toString());
        });
    }

    private static String json(Bundle document) {
        return FHIR.newJsonParser().encodeResourceToString(document);
    }
}
