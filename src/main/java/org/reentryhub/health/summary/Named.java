package org.reentryhub.health.summary;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

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

    /** Everybody named who is at that moment, or is yet to come; once per mention. */
    public static List<Named> in(PatientRecord record, OffsetDateTime at) {
        return mentions(record, period -> !Validity.isOver(period, at))
                .map(mention -> follow(record, mention, at))
                .toList();
    }

    /** The resources that must be read before {@link #in} can tell everybody's identifiers, by local name. */
    public static List<String> unread(PatientRecord record) {
        return Stream.concat(
                        mentions(record, any -> true),
                        record.all(PractitionerRole.class).map(PractitionerRole::getOrganization))
                .filter(mention -> !mention.hasIdentifier())
                .filter(mention -> record.resolve(mention).isEmpty())
                .flatMap(mention -> record.localName(mention).stream())
                .distinct()
                .toList();
    }

    private static Stream<Reference> mentions(PatientRecord record, Predicate<Period> holds) {
        return Stream.concat(
                record.patient().getGeneralPractitioner().stream(),
                record.all(CareTeam.class)
                        .filter(team -> team.getStatus() == CareTeam.CareTeamStatus.ACTIVE)
                        .filter(team -> holds.test(team.getPeriod()))
                        .flatMap(team -> organisations(team, holds)));
    }

    private static Stream<Reference> organisations(CareTeam team, Predicate<Period> holds) {
        return Stream.concat(
                        team.getParticipant().stream()
                                .filter(participant -> holds.test(participant.getPeriod()))
                                .map(CareTeam.CareTeamParticipantComponent::getMember),
                        team.getManagingOrganization().stream())
                .filter(Named::isOrganisation);
    }

    private static boolean isOrganisation(Reference member) {
        return "Organization".equals(member.getType())
                || (member.getReference() != null
                        && member.getReference().matches("(.*/)?Organization/[^/]+(/_history/[^/]+)?"))
                || member.getResource() instanceof Organization;
    }

    /** Whom one reference means at that moment, if what it points at was read. */
    public static Named of(PatientRecord record, Reference mention, OffsetDateTime at) {
        return follow(record, mention, at);
    }

    private static Named follow(PatientRecord record, Reference mention, OffsetDateTime at) {
        if (mention.hasIdentifier()) {
            return new Named(name(mention, ""), pairs(List.of(mention.getIdentifier()), at));
        }
        var target = target(record, mention);
        if (target.filter(role -> role instanceof PractitionerRole ended && isOver(ended, at))
                .isPresent()) {
            return new Named(name(mention, ""), List.of());
        }
        var organisation = target.filter(PractitionerRole.class::isInstance)
                .map(role -> ((PractitionerRole) role).getOrganization())
                .filter(Reference::hasReference)
                .flatMap(next -> target(record, next))
                .or(() -> target);
        return organisation
                .map(found -> described(mention, found, at))
                .orElseGet(() -> new Named(name(mention, ""), List.of()));
    }

    private static boolean isOver(PractitionerRole role, OffsetDateTime at) {
        return Boolean.FALSE.equals(role.getActiveElement().getValue()) || Validity.isOver(role.getPeriod(), at);
    }

    private static Named described(Reference mention, Resource target, OffsetDateTime at) {
        if (target instanceof Organization organisation) {
            var closed = Boolean.FALSE.equals(organisation.getActiveElement().getValue());
            return new Named(
                    name(mention, organisation.getName()),
                    closed ? List.of() : pairs(organisation.getIdentifier(), at));
        }
        return target instanceof Practitioner practitioner
                ? new Named(name(mention, ""), pairs(practitioner.getIdentifier(), at))
                : new Named(name(mention, ""), List.of());
    }

    private static Optional<Resource> target(PatientRecord record, Reference mention) {
        return Optional.ofNullable((Resource) mention.getResource()).or(() -> record.resolve(mention));
    }

    private static String name(Reference mention, @Nullable String otherwise) {
        return Stream.of(Optional.ofNullable(mention.getDisplay()), Optional.ofNullable(otherwise))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private static List<String> pairs(List<Identifier> identifiers, OffsetDateTime at) {
        return Numbers.pairs(identifiers.stream()
                        .filter(identifier -> identifier.getUse() != Identifier.IdentifierUse.OLD)
                        .filter(identifier -> !Validity.isOver(identifier.getPeriod(), at))
                        .toList())
                .toList();
    }
}
