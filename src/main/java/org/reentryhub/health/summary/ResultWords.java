package org.reentryhub.health.summary;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** A line per finding; what makes up a panel or a report is said with it, for it has no line of its own. */
final class ResultWords {
    private static final int DEEPEST = 3;

    private final Index index;
    private final Urns urns;
    private final Length length;

    ResultWords(Index index, Urns urns, Length length) {
        this.index = index;
        this.urns = urns;
        this.length = length;
    }

    String observation(Observation observation) {
        return Wording.parts(
                Words.name(observation.getCode()),
                value(observation),
                components(observation),
                members(observation.getHasMember(), 1, once(observation)),
                Words.of(observation.getEffective()),
                state(observation.getStatusElement().getValueAsString()),
                Words.notes(observation.getNote()));
    }

    String report(DiagnosticReport report) {
        return Wording.parts(
                Words.name(report.getCode()),
                report.getConclusion(),
                report.getConclusionCode().stream().map(Words::of).collect(Collectors.joining(", ")),
                members(report.getResult(), 1, once(report)),
                Words.of(report.getEffective()),
                state(report.getStatusElement().getValueAsString()));
    }

    private static String value(Observation observation) {
        var value = Words.of(observation.getValue());
        return value.isEmpty()
                ? missing(observation.getDataAbsentReason())
                : value
                        + parenthesis(interpretation(observation.getInterpretation()))
                        + parenthesis(ranges(observation.getReferenceRange()));
    }

    private static String components(Observation observation) {
        return observation.getComponent().stream()
                .map(component -> Words.name(component.getCode()) + " "
                        + orMissing(component.getValue(), component.getDataAbsentReason())
                        + parenthesis(interpretation(component.getInterpretation())))
                .collect(Collectors.joining(", "));
    }

    private static Set<Resource> once(Resource entry) {
        Set<Resource> told = Collections.newSetFromMap(new IdentityHashMap<>());
        told.add(entry);
        return told;
    }

    /** Only what goes along is told, and once in a line; panels within panels end where nobody would follow. */
    private String members(List<Reference> members, int depth, Set<Resource> told) {
        return members.stream()
                .filter(member ->
                        index.record().localName(member).flatMap(urns::find).isPresent())
                .flatMap(member -> index.find(member).stream())
                .filter(Observation.class::isInstance)
                .filter(told::add)
                .map(member -> length.again(() -> member((Observation) member, depth, told)))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String member(Observation member, int depth, Set<Resource> told) {
        var parts = Wording.parts(
                components(member), depth < DEEPEST ? members(member.getHasMember(), depth + 1, told) : "");
        return Words.name(member.getCode()) + " " + value(member) + parenthesis(parts);
    }

    private static String orMissing(Type value, CodeableConcept why) {
        var words = Words.of(value);
        return words.isEmpty() ? missing(why) : words;
    }

    private static String missing(CodeableConcept why) {
        return why.isEmpty() ? "" : "uten verdi: " + Words.of(why);
    }

    private static String interpretation(List<CodeableConcept> concepts) {
        return concepts.stream().map(Words::of).collect(Collectors.joining(", "));
    }

    private static String ranges(List<ObservationReferenceRangeComponent> ranges) {
        var words = ranges.stream().map(ResultWords::range).collect(Collectors.joining(", "));
        return words.isBlank() ? "" : "referanse: " + words;
    }

    private static String range(ObservationReferenceRangeComponent range) {
        return range.getText() != null
                ? range.getText()
                : (range.hasLow() ? "fra " + Words.of(range.getLow()) + " " : "")
                        + (range.hasHigh() ? "til " + Words.of(range.getHigh()) : "");
    }

    private static String parenthesis(String words) {
        return words.isBlank() ? "" : " (" + words + ")";
    }

    private static String state(@Nullable String code) {
        return "final".equals(code) ? "" : Words.state(code);
    }
}
