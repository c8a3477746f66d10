package org.reentryhub.health.summary;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** One line of Norwegian per entry, saying what a colleague must know; nothing is said that the entry does not. */
final class Wording {
    private final PatientRecord record;

    Wording(PatientRecord record) {
        this.record = record;
    }

    /** The line for one chosen resource. */
    String line(Resource resource) {
        if (resource instanceof AllergyIntolerance allergy) {
            return allergy(allergy);
        }
        if (resource instanceof Condition condition) {
            return condition(condition);
        }
        if (resource instanceof MedicationStatement statement) {
            return statement(statement);
        }
        if (resource instanceof MedicationRequest request) {
            return request(request);
        }
        if (resource instanceof Immunization immunization) {
            return immunization(immunization);
        }
        if (resource instanceof Procedure procedure) {
            return procedure(procedure);
        }
        if (resource instanceof Observation observation) {
            return observation(observation);
        }
        return plan((CarePlan) resource);
    }

    private static String allergy(AllergyIntolerance allergy) {
        var reactions = allergy.getReaction().stream()
                .flatMap(reaction -> reaction.getManifestation().stream())
                .map(Words::of)
                .collect(Collectors.joining(", "));
        return line(
                Words.name(allergy.getCode()),
                allergy.hasCriticality()
                        ? "alvorlighet: " + Words.of(allergy.getCriticality().toCode())
                        : "",
                reactions.isEmpty() ? "" : "reaksjon: " + reactions,
                Words.of(allergy.getVerificationStatus()));
    }

    private static String condition(Condition condition) {
        return line(
                Words.name(condition.getCode()),
                Words.of(condition.getClinicalStatus()),
                Words.of(condition.getVerificationStatus()),
                Words.since(condition.getOnset()),
                Words.until(condition.getAbatement()));
    }

    private String statement(MedicationStatement statement) {
        return line(
                medication(statement.getMedication()),
                Words.dosages(statement.getDosage()),
                Words.since(statement.getEffective()),
                Words.of(statement.getStatus().toCode()));
    }

    private String request(MedicationRequest request) {
        return line(
                medication(request.getMedication()),
                Words.dosages(request.getDosageInstruction()),
                request.hasAuthoredOn() ? "forskrevet " + Words.date(request.getAuthoredOnElement()) : "",
                Words.of(request.getStatus().toCode()));
    }

    private String medication(Type medication) {
        if (medication instanceof Reference reference) {
            return record.resolve(reference)
                    .or(() -> contained(reference))
                    .filter(Medication.class::isInstance)
                    .map(found -> Words.name(((Medication) found).getCode()))
                    .orElseGet(() -> reference.hasDisplay() ? reference.getDisplay() : Words.UNNAMED);
        }
        return Words.of(medication);
    }

    private static Optional<Resource> contained(Reference reference) {
        return Optional.ofNullable((Resource) reference.getResource());
    }

    private static String immunization(Immunization immunization) {
        return line(Words.name(immunization.getVaccineCode()), Words.of(immunization.getOccurrence()));
    }

    private static String procedure(Procedure procedure) {
        return line(
                Words.name(procedure.getCode()),
                Words.of(procedure.getPerformed()),
                procedure.getStatus() == Procedure.ProcedureStatus.INPROGRESS ? "pågår" : "");
    }

    private static String observation(Observation observation) {
        var components = observation.getComponent().stream()
                .map(component -> Words.of(component.getCode()) + " " + Words.of(component.getValue()))
                .collect(Collectors.joining(", "));
        return line(
                Words.name(observation.getCode()),
                Words.of(observation.getValue()),
                components,
                Words.of(observation.getEffective()),
                observation.getStatus() == Observation.ObservationStatus.PRELIMINARY ? "foreløpig" : "");
    }

    private static String plan(CarePlan plan) {
        return line(
                plan.hasTitle() ? plan.getTitle() : Words.UNNAMED,
                plan.getDescription(),
                Words.since(plan.getPeriod()));
    }

    private static String line(String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("; "));
    }
}
