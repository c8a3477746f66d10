package org.reentryhub.health.summary;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/** The sections of an International Patient Summary 2.0.0 that the hub fills, in the order in which they are read. */
enum Section {
    ALLERGIES("48765-2", "Allergies and adverse reactions Document", "Allergier og overfølsomhet", Choice::allergies),
    MEDICATION("10160-0", "History of Medication use Narrative", "Legemidler", Choice::medication),
    PROBLEMS("11450-4", "Problem list - Reported", "Aktuelle problemer", Choice::problems),
    PLAN("18776-5", "Plan of care note", "Behandlingsplan", Choice::plans),
    IMMUNIZATIONS("11369-6", "History of Immunization note", "Vaksiner", Choice::immunizations),
    PROCEDURES("47519-4", "History of Procedures Document", "Prosedyrer", Choice::procedures),
    RESULTS(
            "30954-2",
            "Relevant diagnostic tests/laboratory data note",
            "Laboratoriesvar",
            record -> Choice.observations(record, "laboratory")),
    VITAL_SIGNS("8716-3", "Vital signs note", "Målinger", record -> Choice.observations(record, "vital-signs")),
    SOCIAL_HISTORY(
            "29762-2",
            "Social history note",
            "Røyk og alkohol",
            record -> Choice.observations(record, "social-history")),
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

    /** LOINC. */
    String code() {
        return code;
    }

    String display() {
        return display;
    }

    String title() {
        return title;
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
