package org.reentryhub.health.reading;

import java.util.HashSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.CompositionStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.reentryhub.health.summary.Agreement;
import org.reentryhub.health.summary.PatientRecord;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.health.wire.FhirTrouble.Kind;

/** What a unit's server answers to {@code $summary}, held against what a document is (FHIR R4, 3.3; IPS 2.0.0). */
final class UnitSummary {
    private UnitSummary() {}

    /**
     * The record that it tells.
     *
     * @param own the patient as the same server has it
     * @throws FhirTrouble when it is no document of one composition, or not of that patient alone
     */
    static PatientRecord read(String base, Resource answer, Patient own) {
        if (!(answer instanceof Bundle document) || !isDocument(document)) {
            throw new FhirTrouble(Kind.NO_SUMMARY);
        }
        if (entries(document).filter(Patient.class::isInstance).count() > 1) {
            throw new FhirTrouble(Kind.WRONG_PATIENT);
        }
        var record = PatientRecord.ofSummary(base, document);
        if (!eachOnce(record.resources().stream().map(PatientRecord::name))) {
            throw new FhirTrouble(Kind.NO_SUMMARY);
        }
        if (!Agreement.same(record.patient(), own) || !isAbout(record)) {
            throw new FhirTrouble(Kind.WRONG_PATIENT);
        }
        return record.as(own);
    }

    private static boolean isDocument(Bundle bundle) {
        return bundle.getType() == Bundle.BundleType.DOCUMENT
                && bundle.getEntry().stream().allMatch(UnitSummary::hasAName)
                && eachOnce(bundle.getEntry().stream()
                        .filter(BundleEntryComponent::hasFullUrl)
                        .map(BundleEntryComponent::getFullUrl))
                && bundle.getEntryFirstRep().getResource() instanceof Composition page
                && page.getStatus() != CompositionStatus.ENTEREDINERROR
                && entries(bundle).filter(Composition.class::isInstance).count() == 1
                && entries(bundle).anyMatch(Patient.class::isInstance);
    }

    private static boolean hasAName(BundleEntryComponent entry) {
        return entry.hasResource() && (entry.hasFullUrl() || entry.getResource().hasId());
    }

    private static Stream<Resource> entries(Bundle bundle) {
        return bundle.getEntry().stream().map(BundleEntryComponent::getResource);
    }

    private static boolean eachOnce(Stream<String> names) {
        return names.allMatch(new HashSet<>()::add);
    }

    private static boolean isAbout(PatientRecord record) {
        return record.source()
                .flatMap(page -> record.localName(page.getSubject()))
                .filter(PatientRecord.name(record.patient())::equals)
                .isPresent();
    }
}
