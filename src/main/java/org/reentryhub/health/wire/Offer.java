package org.reentryhub.health.wire;

import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;

/**
 * What a FHIR server says of itself (R4 CapabilityStatement), as far as a reading depends on it.
 *
 * @param known whether it says anything
 * @param summary whether it has a patient's summary ready ({@code Patient/{id}/$summary}, IPS 2.0.0)
 * @param kinds what can be searched there
 */
public record Offer(boolean known, boolean summary, Set<String> kinds) {
    public static final Offer UNKNOWN = new Offer(false, false, Set.of());
    private static final Set<Integer> NOT_HERE = Set.of(404, 410);
    private static final Set<Integer> CANNOT = Set.of(400, 404, 405, 410, 501);

    public static Offer in(CapabilityStatement statement) {
        var resources = statement.getRest().stream()
                .filter(rest -> rest.getMode() != RestfulCapabilityMode.CLIENT)
                .map(CapabilityStatementRestComponent::getResource)
                .flatMap(resource -> resource.stream())
                .toList();
        return new Offer(
                true,
                resources.stream().anyMatch(Offer::summarises),
                resources.stream()
                        .filter(Offer::isSearched)
                        .map(CapabilityStatementRestResourceComponent::getType)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static boolean summarises(CapabilityStatementRestResourceComponent resource) {
        return "Patient".equals(resource.getType())
                && resource.getOperation().stream()
                        .anyMatch(operation -> "summary".equals(operation.getName())
                                || (operation.hasDefinition()
                                        && operation
                                                .getDefinition()
                                                .replaceFirst("\\|.*", "")
                                                .endsWith("/OperationDefinition/summary")));
    }

    private static boolean isSearched(CapabilityStatementRestResourceComponent resource) {
        return !resource.hasInteraction()
                || resource.getInteraction().stream()
                        .anyMatch(interaction -> interaction.getCode() == TypeRestfulInteraction.SEARCHTYPE);
    }

    /**
     * Whether a status means that the server has no such kind, and not that it failed to tell. What it says that it has it
     * must answer: a medication list is never missing because of a mistake in a question.
     */
    boolean lacks(String kind, int status) {
        return !kinds.contains(kind) && (known ? CANNOT : NOT_HERE).contains(status);
    }
}
