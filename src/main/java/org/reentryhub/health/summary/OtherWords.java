package org.reentryhub.health.summary;

import static org.reentryhub.health.summary.Wording.parts;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** A line per plan, alert, directive or assessment, and for whatever else a source's own summary may hold. */
final class OtherWords {
    private OtherWords() {}

    static String line(Resource resource) {
        if (resource instanceof CarePlan plan) {
            return plan(plan);
        }
        if (resource instanceof Flag flag) {
            return flag(flag);
        }
        if (resource instanceof Consent consent) {
            return directive(consent);
        }
        if (resource instanceof ClinicalImpression impression) {
            return impression(impression);
        }
        return resource instanceof DocumentReference document ? document(document) : unknown(resource);
    }

    private static String plan(CarePlan plan) {
        var categories = plan.getCategory().stream().map(Words::of).collect(Collectors.joining(", "));
        var activities = plan.getActivity().stream()
                .map(activity -> activity.getDetail())
                .map(OtherWords::activity)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        return parts(
                plan.getTitle() != null ? plan.getTitle() : categories.isEmpty() ? Words.UNNAMED : categories,
                plan.getDescription(),
                activities.isEmpty() ? "" : "tiltak: " + activities,
                Words.from(plan.getPeriod()),
                Words.notes(plan.getNote()));
    }

    private static String activity(CarePlanActivityDetailComponent detail) {
        var words = parts(Words.of(detail.getCode()), detail.getDescription());
        return Boolean.TRUE.equals(detail.getDoNotPerformElement().getValue()) && !words.isEmpty()
                ? "skal ikke gjøres: " + words
                : words;
    }

    private static String flag(Flag flag) {
        return parts(
                Words.name(flag.getCode()),
                flag.getCategory().stream().map(Words::of).collect(Collectors.joining(", ")),
                Words.from(flag.getPeriod()));
    }

    private static String directive(Consent consent) {
        var what = Stream.concat(consent.getCategory().stream(), consent.getProvision().getCode().stream())
                .map(Words::of)
                .filter(words -> !words.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return parts(
                what.isEmpty() ? Words.UNNAMED : what,
                consent.hasDateTime() ? Words.date(consent.getDateTimeElement()) : "",
                Words.state(consent.getStatusElement().getValueAsString()));
    }

    private static String impression(ClinicalImpression impression) {
        return parts(
                Words.name(impression.getCode()),
                impression.getDescription(),
                impression.getSummary(),
                Words.of(impression.getEffective()),
                Words.notes(impression.getNote()));
    }

    private static String document(DocumentReference document) {
        return parts(
                document.getDescription() != null ? document.getDescription() : Words.name(document.getType()),
                Words.date(document.getDateElement()));
    }

    /** A kind that the hub has no words for is named by its code and said to be one. */
    private static String unknown(Resource resource) {
        var code = Stream.of("code", "type")
                .map(resource::getNamedProperty)
                .filter(Objects::nonNull)
                .map(Property::getValues)
                .flatMap(values -> values.stream())
                .filter(CodeableConcept.class::isInstance)
                .map(concept -> Words.of((CodeableConcept) concept))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse(Words.UNNAMED);
        return parts(code, "oppføring av slaget " + resource.fhirType() + ", se oppføringen");
    }
}
