package org.reentryhub.health.reading;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.People;
import org.reentryhub.health.HealthSettings;
import org.reentryhub.health.summary.Cover;
import org.reentryhub.health.summary.Draft;
import org.reentryhub.health.summary.Finding;
import org.reentryhub.health.summary.Reservation;
import org.reentryhub.health.summary.SummaryComposer;
import org.reentryhub.health.summary.SummaryValidator;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.partner.Kind;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;

/** Sees a person with the health unit's eyes, and decides whether a summary may be written of what it sees. */
@Component
public class SummaryDesk {
    private final People people;
    private final Partners partners;
    private final PatientReader reader;
    private final SummaryValidator validator;
    private final HealthSettings settings;
    private final Clock clock;

    SummaryDesk(
            People people,
            Partners partners,
            PatientReader reader,
            SummaryValidator validator,
            HealthSettings settings,
            Clock clock) {
        this.people = people;
        this.partners = partners;
        this.reader = reader;
        this.validator = validator;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Reads the person live, as the record has them now: of somebody with two numbers, under the one that lives on.
     *
     * @return empty when the custody record links to no health unit that the directory knows
     * @throws FhirTrouble when the health unit does not answer
     */
    public Optional<Sight> look(PersonNumber number) {
        return people.present(number).map(KnownPerson::record).flatMap(this::look);
    }

    private Optional<Sight> look(CustodyRecord person) {
        var link = Optional.ofNullable(person.healthUnit());
        return link.flatMap(unit -> unit(unit.partnerId())
                .map(partner ->
                        new Sight(person, partner, reader.read(partner, unit.patient()), OffsetDateTime.now(clock))));
    }

    private Optional<Partner> unit(String id) {
        return partners.find(id).filter(partner -> partner.kind() == Kind.PRISON_HEALTH);
    }

    /** The outside of a document that is written now. */
    public Cover cover(Sight sight, UUID delivery) {
        return sight.cover(delivery, OffsetDateTime.now(clock), settings.testData());
    }

    /** The outside of what is written without looking at the patient; empty as {@link #look} is. */
    public Optional<Cover> coverUnseen(PersonNumber number, UUID delivery) {
        return people.present(number).map(KnownPerson::record).flatMap(person -> Optional.ofNullable(
                        person.healthUnit())
                .flatMap(link -> unit(link.partnerId()))
                .map(unit -> Sight.cover(person, unit, delivery, OffsetDateTime.now(clock), settings.testData())));
    }

    /**
     * The document as it would be sent under that cover, valid; or everything that forbids it.
     *
     * @param recipients to whom: what the patient has blocked for any of them is not in it
     */
    public Draft write(Sight sight, Cover cover, List<Partner> recipients) {
        var objections = sight.objections();
        return objections.isEmpty()
                ? SummaryComposer.compose(sight.record(), cover, numbers(recipients))
                        .fold(this::validated, Draft.Refused::new)
                : new Draft.Refused(objections);
    }

    /** What the patient has blocked for a recipient. */
    public Reservation reservation(Sight sight, Cover cover, Partner recipient) {
        return Reservation.in(sight.record(), cover, numbers(List.of(recipient)));
    }

    /** The sections of the document from which something is left out for a recipient. */
    public List<String> withheld(Sight sight, Cover cover, List<Partner> recipients) {
        return SummaryComposer.withheld(sight.record(), cover, numbers(recipients));
    }

    private static List<String> numbers(List<Partner> recipients) {
        return recipients.stream()
                .flatMap(recipient -> Sight.party(recipient).identifiers().stream())
                .toList();
    }

    private Draft validated(Bundle document) {
        List<Finding> findings = validator.findings(document);
        return findings.isEmpty() ? new Draft.Written(document) : new Draft.Refused(findings);
    }
}
