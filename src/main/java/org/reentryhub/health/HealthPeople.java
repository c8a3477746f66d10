package org.reentryhub.health;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.audit.CurrentActor;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.People;
import org.reentryhub.health.summary.Finding;
import org.reentryhub.health.summary.Named;
import org.reentryhub.partner.Partners;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The health unit's view of the people at its prison (CONTRACT 3): what would be sent, live, and the word to send it. */
@RestController
@RequestMapping("/health/people/{personNumber}")
class HealthPeople {
    private final People people;
    private final Partners partners;
    private final SummaryDesk summaries;
    private final TransferDesk transfers;
    private final SupplyDesk supply;
    private final HealthTrail trail;
    private final CurrentActor caller;
    private final FhirContext fhir;
    private final TransactionTemplate transactions;
    private final Ids ids;

    HealthPeople(
            People people,
            Partners partners,
            SummaryDesk summaries,
            TransferDesk transfers,
            SupplyDesk supply,
            HealthTrail trail,
            CurrentActor caller,
            FhirContext fhir,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Ids ids) {
        this.people = people;
        this.partners = partners;
        this.summaries = summaries;
        this.transfers = transfers;
        this.supply = supply;
        this.trail = trail;
        this.caller = caller;
        this.fhir = fhir;
        this.transactions = transactions;
        this.ids = ids;
    }

    /**
     * What a transfer would do.
     *
     * @param recipients who would receive
     * @param unknown whom the health unit names and the directory does not know
     * @param findings why nothing may be sent; empty when it may
     * @param sections the document as people read it
     * @param supply whether the medicines last over the first days; left out for somebody who is not known to be the patient
     * @param document the FHIR document, left out when there are findings
     */
    record Preview(
            List<RecipientLine> recipients,
            List<Named> unknown,
            List<Finding> findings,
            List<SectionText> sections,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SupplyView supply,
            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Nullable String document) {}

    record RecipientLine(String partner, String name) {}

    record SectionText(String title, List<String> lines) {}

    record Started(UUID transferId, String state) {}

    /** Reads and composes now, as sending would; nothing of it is kept but that somebody looked. */
    @GetMapping("/preview")
    ResponseEntity<Preview> preview(@PathVariable String personNumber) {
        var person = mine(personNumber);
        looked(person, "PREVIEWED");
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(preview(look(person)));
    }

    /**
     * Whether the medicines last over the first days outside, live; nothing of it is kept but that somebody looked.
     *
     * @throws ProblemException 409 where record and patient are not known to be the same human being
     */
    @GetMapping("/supply")
    ResponseEntity<SupplyView> supply(@PathVariable String personNumber) {
        var person = mine(personNumber);
        looked(person, "LOOKED_AT_SUPPLY");
        var view = supply(look(person))
                .orElseThrow(
                        () -> ProblemException.conflict("The health unit's patient is not the person in custody."));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }

    /** Starts a transfer; that health personnel ask is their sign-off. */
    @PostMapping("/transfers")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started start(@PathVariable String personNumber) {
        var transfer = transfers.start(caller.get(), mine(personNumber));
        return new Started(transfer.id(), transfer.state().name());
    }

    private void looked(CustodyRecord person, String what) {
        var actor = caller.get();
        transactions.executeWithoutResult(status ->
                trail.entry(actor, person.personNumber(), what, person.custody().custodyId()));
    }

    private Optional<SupplyView> supply(Sight sight) {
        return sight.objections().isEmpty() ? Optional.of(SupplyView.of(supply.look(sight))) : Optional.empty();
    }

    private CustodyRecord mine(String personNumber) {
        if (!PersonNumber.wellFormed(personNumber)) {
            throw ProblemException.notFound();
        }
        return people.find(new PersonNumber(personNumber))
                .map(KnownPerson::record)
                .filter(person -> person.custody().prison().equals(caller.get().organisation()))
                .orElseThrow(ProblemException::notFound);
    }

    private Sight look(CustodyRecord person) {
        try {
            return summaries
                    .look(person.personNumber())
                    .orElseThrow(() -> ProblemException.conflict("The custody record links to no known health unit."));
        } catch (FhirTrouble trouble) {
            throw problem(trouble.kind());
        }
    }

    private static ProblemException problem(FhirTrouble.Kind kind) {
        return switch (kind) {
            case NO_SUCH_PATIENT -> ProblemException.conflict("The health unit has no patient of that id.");
            case WRONG_PATIENT ->
                ProblemException.conflict("The health unit's own server answered with another patient's data as well.");
            case NO_SUMMARY ->
                ProblemException.conflict("What the health unit's own server calls the patient's summary is none.");
            default ->
                ProblemException.unavailable(
                        "The health unit's own server did not answer as it should: " + kind + ".",
                        Duration.ofSeconds(30));
        };
    }

    private Preview preview(Sight sight) {
        var addressees = sight.addressees(partners);
        var recipients = addressees.found().stream()
                .map(partner -> new RecipientLine(partner.id(), partner.name()))
                .toList();
        var lasting = supply(sight).orElse(null);
        return summaries
                .write(sight, summaries.cover(sight, ids.next()))
                .fold(
                        document -> new Preview(
                                recipients,
                                addressees.unknown(),
                                List.of(),
                                text(document),
                                lasting,
                                FhirText.write(fhir, document)),
                        findings -> new Preview(recipients, addressees.unknown(), findings, List.of(), lasting, null));
    }

    private static List<SectionText> text(Bundle document) {
        var page = (Composition) document.getEntryFirstRep().getResource();
        return page.getSection().stream()
                .map(section -> new SectionText(
                        section.getTitle(), lines(section.getText().getDiv())))
                .toList();
    }

    /** The narrative is one paragraph or one list; either way its parts are lines. */
    private static List<String> lines(XhtmlNode narrative) {
        return narrative.getFirstElement().getChildNodes().stream()
                .map(XhtmlNode::allText)
                .toList();
    }
}
