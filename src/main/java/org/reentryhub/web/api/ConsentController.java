package org.reentryhub.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.consent.Consent;
import org.reentryhub.consent.Consents;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.referral.CancellationDesk;
import org.reentryhub.web.Callers;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Consents: recorded, and taken back. */
@RestController
@RequestMapping("/api/people/{personNumber}/consents")
@Transactional
class ConsentController {
    private final OwnPeople ownPeople;
    private final Consents consents;
    private final CancellationDesk cancellations;
    private final AuditTrail audit;
    private final Callers callers;
    private final Clock clock;

    ConsentController(
            OwnPeople ownPeople,
            Consents consents,
            CancellationDesk cancellations,
            AuditTrail audit,
            Callers callers,
            Clock clock) {
        this.ownPeople = ownPeople;
        this.consents = consents;
        this.cancellations = cancellations;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** A consent as it is shown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            String recipientKind,
            Set<String> domains,
            LocalDate givenOn,
            @Nullable LocalDate expiresOn,
            String evidence,
            @Nullable OffsetDateTime withdrawnAt,
            boolean valid) {
        static View of(Consent consent, LocalDate today) {
            boolean valid = consent.domains().stream()
                    .anyMatch(domain -> consent.covers(consent.recipientKind(), domain, today));
            return new View(
                    consent.id(),
                    consent.recipientKind(),
                    consent.domains(),
                    consent.givenOn(),
                    consent.expiresOn(),
                    consent.evidence(),
                    consent.withdrawnAt(),
                    valid);
        }
    }

    /** A withdrawn consent, with what had already left. */
    record WithdrawalView(
            UUID id, @Nullable OffsetDateTime withdrawnAt, boolean valid, List<DisclosureView> disclosed) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    View record(@PathVariable String personNumber, @RequestBody ConsentForm form) {
        Actor actor = callers.current();
        LocalDate today = LocalDate.now(clock);
        CustodyRecord record = ownPeople.find(personNumber, actor).record();
        Consent consent = consents.record(record.personNumber(), form.checked(today), actor);
        audit.did(actor, record.personNumber(), "RECORDED_CONSENT", consent.id().toString());
        return View.of(consent, today);
    }

    @PostMapping("/{id}/withdrawal")
    WithdrawalView withdraw(@PathVariable String personNumber, @PathVariable UUID id) {
        Actor actor = callers.current();
        CustodyRecord record = ownPeople.find(personNumber, actor).record();
        CancellationDesk.Withdrawal withdrawal = cancellations.withdraw(record.personNumber(), id, actor);
        return new WithdrawalView(
                withdrawal.consent().id(),
                withdrawal.consent().withdrawnAt(),
                false,
                withdrawal.disclosed().stream().map(DisclosureView::of).toList());
    }
}
