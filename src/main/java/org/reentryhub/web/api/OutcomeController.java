package org.reentryhub.web.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.OutcomeDesk;
import org.reentryhub.referral.Outcomes;
import org.reentryhub.referral.Referral;
import org.reentryhub.referral.Referrals;
import org.reentryhub.web.Callers;
import org.reentryhub.web.OutcomeForm;
import org.reentryhub.web.PartnerWords;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A case manager writes down how it went, as heard on the telephone: else whoever never answers would be waited for in vain. */
@RestController
class OutcomeController {
    private final Referrals referrals;
    private final OutcomeDesk desk;
    private final Outcomes outcomes;
    private final OwnPeople ownPeople;
    private final AuditTrail audit;
    private final Callers callers;
    private final TransactionOperations transactions;

    OutcomeController(
            Referrals referrals,
            OutcomeDesk desk,
            Outcomes outcomes,
            OwnPeople ownPeople,
            AuditTrail audit,
            Callers callers,
            TransactionOperations transactions) {
        this.referrals = referrals;
        this.desk = desk;
        this.outcomes = outcomes;
        this.ownPeople = ownPeople;
        this.audit = audit;
        this.callers = callers;
        this.transactions = transactions;
    }

    record Told(List<Outcomes.Outcome> outcomes) {}

    @PostMapping(value = "/api/referrals/{id}/outcomes", consumes = MediaType.APPLICATION_JSON_VALUE)
    Told heard(@PathVariable UUID id, @RequestBody OutcomeForm form) {
        Actor actor = callers.current();
        return requireNonNull(transactions.execute(status -> heard(id, form, actor)))
                .orElseThrow(PartnerWords::nobodyAsked);
    }

    /** Empty where nobody asks; that it was said is written down all the same. */
    private Optional<Told> heard(UUID id, OutcomeForm form, Actor actor) {
        Referral referral = referrals.find(id).orElseThrow(ProblemException::notFound);
        ownPeople.look(referral.person().value(), actor, "REFERRAL");
        try {
            desk.heard(id, form.checked(), actor);
        } catch (OutcomeDesk.NotAsked notAsked) {
            return Optional.empty();
        }
        audit.did(actor, referral.person(), "TOLD_OUTCOME", id.toString());
        return Optional.of(new Told(outcomes.of(id)));
    }
}
