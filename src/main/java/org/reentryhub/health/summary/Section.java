package org.reentryhub.health.summary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/** The sections of an International Patient Summary 2.0.0, in the order in which they are read. */
enum Section {
    ALLERGIES("48765-2", "Allergies and adverse reactions Document", "Allergier og overfølsomhet", Choice::allergies),
    ALERTS("104605-1", "Alert", "Varsler", Choice::alerts),
    MEDICATION("10160-0", "History of Medication use Narrative", "Legemidler", Choice::medication),
    PROBLEMS("11450-4", "Problem list - Reported", "Aktuelle problemer", Choice::problems),
    PLAN("18776-5", "Plan of care note", "Behandlingsplan", Choice::plans),
    STORY(
            "81338-6",
            "Patient Goals, preferences, and priorities for care experience",
            "Pasientens egne mål og ønsker",
            record -> Stream.empty()), // DocumentReferences: only a unit's own summary has them
    ADVANCE_DIRECTIVES("42348-3", "Advance healthcare directives", "Forhåndsbeslutninger", Choice::advanceDirectives),
    FUNCTION("47420-5", "Functional status assessment note", "Funksjon", Choice::function),
    PREGNANCY("10162-6", "History of pregnancies Narrative", "Svangerskap", Measured::pregnancy),
    DEVICES("46264-8", "History of medical device use", "Medisinsk utstyr", Choice::devices),
    IMMUNIZATIONS("11369-6", "History of Immunization note", "Vaksiner", Choice::immunizations),
    PROCEDURES("47519-4", "History of Procedures Document", "Prosedyrer", Measured::procedures),
    RESULTS("30954-2", "Relevant diagnostic tests/laboratory data note", "Prøvesvar", Measured::results),
    VITAL_SIGNS("8716-3", "Vital signs note", "Målinger", Measured::vitalSigns),
    SOCIAL_HISTORY("29762-2", "Social history note", "Levevaner", Measured::habits),
    PAST_PROBLEMS("11348-0", "History of Past illness note", "Tidligere sykdommer", Choice::pastProblems);

    private final String code;
    private final String display;
    private final String title;
    private final Function<PatientRecord, Stream<? extends Resource>> rule;

    Section(String code, String display, String title, Function<PatientRecord, Stream<? extends Resource>> rule) {
        this.code = code;
        this.display = display;
        this.title = title;
        this.rule = rule;
    }

    /** The one of that LOINC code, if it is one of these. */
    static Optional<Section> of(CodeableConcept concept) {
        return Arrays.stream(values())
                .filter(section -> concept.getCoding().stream()
                        .anyMatch(coding ->
                                Systems.LOINC.equals(coding.getSystem()) && section.code.equals(coding.getCode())))
                .findFirst();
    }

    CodeableConcept code() {
        return new CodeableConcept(new Coding(Systems.LOINC, code, display));
    }

    String title() {
        return title;
    }

    /** What a reader must know of the rule by which the entries were chosen; empty when all are there. */
    String note() {
        return switch (this) {
            case RESULTS -> "Av like undersøkelser er høyst de tre siste tatt med.";
            case PROCEDURES -> "Av like prosedyrer er høyst de tre siste tatt med.";
            case VITAL_SIGNS, SOCIAL_HISTORY -> "Av hvert slag er det siste tatt med.";
            default -> "";
        };
    }

    /** Whether the section stands there even when nothing is known (IPS: ips-comp-1). */
    boolean required() {
        return this == ALLERGIES || this == MEDICATION || this == PROBLEMS;
    }

    /** What of the record belongs here, by the written rule. */
    List<Resource> choose(PatientRecord record) {
        return rule.apply(record).<Resource>map(resource -> resource).toList();
    }
}
