package org.reentryhub.health.summary;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;

/** One line of Norwegian per entry, saying what a colleague must know; nothing is said that the entry does not. */
final class Wording {
    private final MedicineWords medicines;
    private final ResultWords results;
    private final DeviceWords devices;
    private final Length length = new Length();

    Wording(Index index, Urns urns) {
        medicines = new MedicineWords(index, length);
        results = new ResultWords(index, urns, length);
        devices = new DeviceWords(index, length);
    }

    /** Whether there was more to say than anybody could read; then not all of it was said. */
    boolean isTooMuch() {
        return length.isTooMuch();
    }

    /** The line for one chosen resource. */
    String line(Resource resource) {
        return length.line(() -> words(resource));
    }

    private String words(Resource resource) {
        if (resource instanceof AllergyIntolerance allergy) {
            return allergy(allergy);
        }
        if (resource instanceof Condition condition) {
            return condition(condition);
        }
        if (resource instanceof Immunization immunization) {
            return immunization(immunization);
        }
        if (resource instanceof Procedure procedure) {
            return procedure(procedure);
        }
        if (resource instanceof Observation observation) {
            return results.observation(observation);
        }
        if (resource instanceof DiagnosticReport report) {
            return results.report(report);
        }
        if (resource instanceof DeviceUseStatement use) {
            return devices.use(use);
        }
        return medicines.line(resource).orElseGet(() -> OtherWords.line(resource));
    }

    private static String allergy(AllergyIntolerance allergy) {
        var reactions = allergy.getReaction().stream()
                .map(Wording::reaction)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        return parts(
                Words.name(allergy.getCode()),
                allergy.getCriticality() != null
                        ? "alvorlighet: " + Words.of(allergy.getCriticality().toCode())
                        : "",
                reactions.isEmpty() ? "" : "reaksjon: " + reactions,
                Words.of(allergy.getClinicalStatus()),
                Words.of(allergy.getVerificationStatus()),
                Words.from(allergy.getOnset()),
                Words.notes(allergy.getNote()));
    }

    private static String reaction(AllergyIntoleranceReactionComponent reaction) {
        var signs = reaction.getManifestation().stream()
                .map(Words::of)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        var severity = reaction.getSeverity() == null
                ? ""
                : Words.of(reaction.getSeverity().toCode());
        var more = Stream.of(severity, reaction.getDescription())
                .filter(words -> words != null && !words.isBlank())
                .collect(Collectors.joining(", "));
        return signs.isEmpty() || more.isEmpty() ? signs + more : signs + " (" + more + ")";
    }

    private static String condition(Condition condition) {
        return parts(
                Words.name(condition.getCode()),
                condition.getBodySite().stream().map(Words::of).collect(Collectors.joining(", ")),
                condition.hasSeverity() ? "alvorlighet: " + Words.of(condition.getSeverity()) : "",
                Words.of(condition.getClinicalStatus()),
                Words.of(condition.getVerificationStatus()),
                Words.from(condition.getOnset()),
                Words.until(condition.getAbatement()),
                Words.notes(condition.getNote()));
    }

    private static String immunization(Immunization immunization) {
        return parts(
                Words.name(immunization.getVaccineCode()),
                Words.of(immunization.getOccurrence()),
                immunization.getStatus() == Immunization.ImmunizationStatus.COMPLETED
                        ? ""
                        : Words.state(immunization.getStatusElement().getValueAsString()),
                Words.notes(immunization.getNote()));
    }

    private static String procedure(Procedure procedure) {
        return parts(
                Words.name(procedure.getCode()),
                procedure.getBodySite().stream().map(Words::of).collect(Collectors.joining(", ")),
                Words.of(procedure.getPerformed()),
                procedure.getStatus() == Procedure.ProcedureStatus.COMPLETED
                        ? ""
                        : Words.state(procedure.getStatusElement().getValueAsString()),
                Words.notes(procedure.getNote()));
    }

    /** What there is of it, in one line. */
    static String parts(String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("; "));
    }
}
