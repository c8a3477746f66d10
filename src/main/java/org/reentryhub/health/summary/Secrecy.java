package org.reentryhub.health.summary;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition.DocumentConfidentiality;
import org.reentryhub.health.summary.Cover.Protection;

/** How strictly the health unit itself has somebody kept: by label (HL7 v3 Confidentiality), or as the national register says. */
final class Secrecy {
    private static final Map<String, Protection> SAID_BY = Map.of(
            Systems.CONFIDENTIALITY + "|V", Protection.STRICTLY_CONFIDENTIAL,
            Systems.ADDRESS_PROTECTION + "|strengtFortrolig", Protection.STRICTLY_CONFIDENTIAL,
            Systems.ADDRESS_PROTECTION + "|fortrolig", Protection.CONFIDENTIAL);

    private Secrecy() {}

    /** The strictest that is said of the patient anywhere, or of the unit's own summary as a whole. */
    static Protection of(PatientRecord record) {
        var whole = record.source().stream()
                .flatMap(page -> page.getConfidentiality() == DocumentConfidentiality.V
                        ? Stream.of(Protection.STRICTLY_CONFIDENTIAL)
                        : said(page.getMeta()));
        return Stream.of(whole, said(record.patient()), said(record.own()))
                .flatMap(each -> each)
                .max(Comparator.naturalOrder())
                .orElse(Protection.NONE);
    }

    private static Stream<Protection> said(Base element) {
        return element instanceof Coding coding
                ? Stream.ofNullable(SAID_BY.get(coding.getSystem() + "|" + coding.getCode()))
                : element.children().stream()
                        .flatMap(child -> child.getValues().stream())
                        .flatMap(Secrecy::said);
    }
}
