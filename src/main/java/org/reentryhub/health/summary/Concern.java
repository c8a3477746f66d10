package org.reentryhub.health.summary;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Whether a provision of a Consent concerns this disclosure: from this unit, to this recipient, for care, now. */
final class Concern {
    private static final Set<String> DISCLOSING = Set.of("disclose", "access", "use");
    private static final Set<String> NOT_DISCLOSING = Set.of("collect", "correct");
    private static final Set<String> CARE = Set.of("TREAT", "COC", "CAREMGT");
    private static final Set<String> NOT_CARE = Set.of(
            "ETREAT",
            "BTG",
            "HRESCH",
            "CLINTRCH",
            "HMARKT",
            "HPAYMT",
            "HOPERAT",
            "PUBHLTH",
            "PATADMIN",
            "PATRQT",
            "FAMRQT");

    private final Index index;
    private final OffsetDateTime at;
    private final Set<String> from;
    private final Set<String> recipient;

    Concern(Index index, Cover cover, List<String> recipient) {
        this.index = index;
        this.at = cover.at();
        this.from = Set.copyOf(cover.from().identifiers());
        this.recipient = Set.copyOf(recipient);
    }

    /** What cannot be read is not guessed. */
    enum Answer {
        YES,
        NO,
        UNCLEAR;

        Answer and(Answer other) {
            return this == NO || other == NO ? NO : this == UNCLEAR || other == UNCLEAR ? UNCLEAR : YES;
        }

        private Answer or(Answer other) {
            return this == YES || other == YES ? YES : this == UNCLEAR || other == UNCLEAR ? UNCLEAR : NO;
        }
    }

    OffsetDateTime at() {
        return at;
    }

    Answer of(ProvisionComponent provision) {
        return Validity.covers(provision.getPeriod(), at)
                .and(one(provision.getActor().stream().map(this::actor)))
                .and(one(provision.getAction().stream().map(Concern::action)))
                .and(one(provision.getPurpose().stream().map(Concern::purpose)));
    }

    /** Of several conditions of a kind one is enough; none of the kind is no condition. */
    private static Answer one(Stream<Answer> answers) {
        return answers.reduce(Answer::or).orElse(Answer.YES);
    }

    private static Answer action(CodeableConcept action) {
        return one(action.getCoding().stream().map(coding -> code(coding, DISCLOSING, NOT_DISCLOSING)));
    }

    private static Answer purpose(Coding purpose) {
        return code(purpose, CARE, NOT_CARE);
    }

    private static Answer code(Coding coding, Set<String> yes, Set<String> no) {
        return coding.getCode() != null && yes.contains(coding.getCode())
                ? Answer.YES
                : coding.getCode() != null && no.contains(coding.getCode()) ? Answer.NO : Answer.UNCLEAR;
    }

    private Answer actor(provisionActorComponent actor) {
        return party(actor.getReference());
    }

    private Answer party(Reference reference) {
        var target = index.findOrContained(reference).orElse(null);
        return switch (kind(reference, target)) {
            case "RelatedPerson" -> Answer.NO; // no health service
            case "PractitionerRole" ->
                target instanceof PractitionerRole role && role.hasOrganization()
                        ? party(role.getOrganization())
                        : Answer.UNCLEAR;
            case "Organization", "" -> organisation(reference, target);
            default -> Answer.UNCLEAR;
        };
    }

    /** Two organisations differ when they have numbers of one series that are not the same; otherwise nobody knows. */
    private Answer organisation(Reference reference, @Nullable Resource target) {
        var identifiers = Stream.concat(
                        Stream.of(reference.getIdentifier()),
                        target instanceof Organization found ? found.getIdentifier().stream() : Stream.empty())
                .toList();
        var pairs = Numbers.pairs(identifiers).toList();
        if (pairs.stream().anyMatch(pair -> from.contains(pair) || recipient.contains(pair))) {
            return Answer.YES;
        }
        var comparable = recipient.isEmpty()
                ? !pairs.isEmpty()
                : pairs.stream().anyMatch(pair -> recipient.stream()
                        .anyMatch(own -> series(own).equals(series(pair))));
        return comparable ? Answer.NO : Answer.UNCLEAR;
    }

    private static String series(String pair) {
        return pair.substring(0, pair.indexOf('|'));
    }

    private static String kind(Reference reference, @Nullable Resource target) {
        if (target != null) {
            return target.fhirType();
        }
        if (reference.getType() != null) {
            return reference.getType();
        }
        return Optional.ofNullable(reference.getReference())
                .map(there -> there.replaceFirst("(.*/)?([A-Za-z]+)/[^/]+(/_history/[^/]*)?$", "$2"))
                .orElse("");
    }
}
