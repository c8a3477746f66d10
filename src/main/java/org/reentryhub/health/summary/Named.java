package org.reentryhub.health.summary;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Somebody whom the health unit's own data name as the next to care for the patient: the general practitioner and the
 * organisations of the active care team. Never anybody from the prison record.
 *
 * @param name as the health unit writes it
 * @param identifiers {@code system|value} each, by which the partner directory may know them
 */
public record Named(String name, List<String> identifiers) {
    public Named {
        identifiers = List.copyOf(identifiers);
    }

    /** Everybody named, once per mention. */
    public static List<Named> in(PatientRecord record) {
        return mentions(record).map(mention -> follow(record, mention)).toList();
    }

    /** The resources that must be read before {@link #in} can tell everybody's identifiers, by local name. */
    public static List<String> unread(PatientRecord record) {
        return Stream.concat(
                        mentions(record), record.all(PractitionerRole.class).map(PractitionerRole::getOrganization))
                .filter(mention -> !mention.hasIdentifier())
                .filter(mention -> record.resolve(mention).isEmpty())
                .flatMap(mention -> record.localName(mention).stream())
                .distinct()
                .toList();
    }

    private static Stream<Reference> mentions(PatientRecord record) {
        return Stream.concat(
                record.patient().getGeneralPractitioner().stream(),
                record.all(CareTeam.class)
                        .filter(team -> team.getStatus() == CareTeam.CareTeamStatus.ACTIVE)
                        .flatMap(Named::organisations));
    }

    private static Stream<Reference> organisations(CareTeam team) {
        return Stream.concat(
                        team.getParticipant().stream().map(CareTeam.CareTeamParticipantComponent::getMember),
                        team.getManagingOrganization().stream())
                .filter(Named::isOrganisation);
    }

    private static boolean isOrganisation(Reference member) {
        return "Organization".equals(member.getType())
                || (member.hasReference()
                        && member.getReference().matches("(.*/)?Organization/[^/]+(/_history/[^/]+)?"))
                || member.getResource() instanceof Organization;
    }

    /** Whom one reference means, if what it points at was read. */
    public static Named of(PatientRecord record, Reference mention) {
        return follow(record, mention);
    }

    private static Named follow(PatientRecord record, Reference mention) {
        var target = target(record, mention);
        var organisation = target.filter(PractitionerRole.class::isInstance)
                .map(role -> ((PractitionerRole) role).getOrganization())
                .filter(Reference::hasReference)
                .flatMap(next -> target(record, next))
                .or(() -> target);
        return mention.hasIdentifier()
                ? new Named(name(mention, ""), List.of(pair(mention.getIdentifier())))
                : organisation
                        .map(found -> described(mention, found))
                        .orElseGet(() -> new Named(name(mention, ""), List.of()));
    }

    private static Named described(Reference mention, Resource target) {
        if (target instanceof Organization organisation) {
            return new Named(name(mention, organisation.getName()), pairs(organisation.getIdentifier()));
        }
        return target instanceof Practitioner practitioner
                ? new Named(name(mention, ""), pairs(practitioner.getIdentifier()))
                : new Named(name(mention, ""), List.of());
    }

    private static Optional<Resource> target(PatientRecord record, Reference mention) {
        return Optional.ofNullable((Resource) mention.getResource()).or(() -> record.resolve(mention));
    }

    private static String name(Reference mention, String otherwise) {
        return mention.hasDisplay() ? mention.getDisplay() : otherwise;
    }

    private static List<String> pairs(List<Identifier> identifiers) {
        return identifiers.stream().map(Named::pair).toList();
    }

    private static String pair(Identifier identifier) {
        return identifier.getSystem() + "|" + identifier.getValue();
    }
}
