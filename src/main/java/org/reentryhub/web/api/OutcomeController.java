package org.reentryhub.web.api;

import java.util.List;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.OutcomeDesk;
import org.reentryhub.referral.Outcomes;
import org.reentryhub.referral.Referral;
import org.reentryhub.referral.Referrals;
import org.reentryhub.web.Callers;
import org.reentryhub.web.OutcomeForm;
import org.reentryhub.web.PartnerWords;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A case manager writes down how it went, as heard on the telephone: else whoever never answers would be waited for in vain. */
@RestController
@Transactional
class OutcomeController {
    private final Referrals referrals;
    private final OutcomeDesk desk;
    private final Outcomes outcomes;
    private final OwnPeople ownPeople;
    private final Callers callers;

    OutcomeController(Referrals referrals, OutcomeDesk desk, Outcomes outcomes, OwnPeople ownPeople, Callers callers) {
        this.referrals = referrals;
        this.desk = desk;
        this.outcomes = outcomes;
        this.ownPeople = ownPeople;
        this.callers = callers;
    }

    record Told(List<Outcomes.Outcome> outcomes) {}

    @PostMapping(value = "/api/referrals/{id}/outcomes", consumes = MediaType.APPLICATION_JSON_VALUE)
    Told heard(@PathVariable UUID id, @RequestBody OutcomeForm form) {
        Actor actor = callers.current();
        Referral referral = referrals.find(id).orElseThrow(ProblemException::notFound);
        ownPeople.look(referral.person().value(), actor, "REFERRAL");
        try {
            desk.heard(id, form.checked(), actor);
        } catch (OutcomeDesk.NotAsked notAsked) {
            throw PartnerWords.nobodyAsked();
        }
        return new Told(outcomes.of(id));
    }
}
