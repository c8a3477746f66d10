package org.reentryhub.web.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.CancellationDesk;
import org.reentryhub.referral.ClosingDesk;
import org.reentryhub.referral.Handovers;
import org.reentryhub.referral.QuestionDesk;
import org.reentryhub.referral.Referral;
import org.reentryhub.referral.Referrals;
import org.reentryhub.web.Callers;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One referral: how it stands, and taking it back. */
@RestController
@RequestMapping("/api")
@Transactional
class ReferralController {
    private final Handovers handovers;
    private final Referrals referrals;
    private final ReferralViews views;
    private final CancellationDesk cancellations;
    private final QuestionDesk questions;
    private final ClosingDesk closings;
    private final OwnPeople ownPeople;
    private final Callers callers;

    ReferralController(
            Handovers handovers,
            Referrals referrals,
            ReferralViews views,
            CancellationDesk cancellations,
            QuestionDesk questions,
            ClosingDesk closings,
            OwnPeople ownPeople,
            Callers callers) {
        this.handovers = handovers;
        this.referrals = referrals;
        this.views = views;
        this.cancellations = cancellations;
        this.questions = questions;
        this.closings = closings;
        this.ownPeople = ownPeople;
        this.callers = callers;
    }

    /** Why a referral is taken back, in a few words that the receiver will read. */
    record CancellationForm(@Nullable String reason) {
        String checked() {
            return ReferralWords.reason(reason);
        }
    }

    /** What the receiver asked for, in words that it will read. */
    record InformationForm(@Nullable String text) {
        String checked() {
            return ReferralWords.text(text);
        }
    }

    @GetMapping("/referrals/{id}")
    ReferralView show(@PathVariable UUID id) {
        return views.of(own(id, callers.current()));
    }

    /** What one trigger came to. */
    @GetMapping("/handovers/{id}")
    HandoverView handover(@PathVariable UUID id) {
        Handovers.Handover handover = handovers.find(id).orElseThrow(ProblemException::notFound);
        ownPeople.look(handover.person().value(), callers.current(), "HANDOVER");
        return new HandoverView(
                handover,
                referrals.ofHandover(id).stream().map(views::of).toList(),
                handover.domains().contains(AskedDomains.HEALTH) ? "REQUESTED" : "NOT_REQUESTED");
    }

    /** A trigger, with every referral that it opened. Of health: whether it was asked for. */
    record HandoverView(@JsonUnwrapped Handovers.Handover handover, List<ReferralView> referrals, String health) {}

    @PostMapping(value = "/referrals/{id}/cancellation", consumes = MediaType.APPLICATION_JSON_VALUE)
    ReferralView cancel(@PathVariable UUID id, @RequestBody CancellationForm form) {
        Actor actor = callers.current();
        own(id, actor);
        return views.of(cancellations.cancel(id, form.checked(), actor));
    }

    @PostMapping(value = "/referrals/{id}/information", consumes = MediaType.APPLICATION_JSON_VALUE)
    ReferralView tell(@PathVariable UUID id, @RequestBody InformationForm form) {
        Actor actor = callers.current();
        Referral referral = own(id, actor);
        return views.of(questions.tell(referral.person(), id, form.checked(), actor));
    }

    @PostMapping("/referrals/{id}/closing")
    ReferralView close(@PathVariable UUID id) {
        Actor actor = callers.current();
        own(id, actor);
        return views.of(closings.close(id, actor));
    }

    private Referral own(UUID id, Actor actor) {
        Referral referral = referrals.find(id).orElseThrow(ProblemException::notFound);
        ownPeople.look(referral.person().value(), actor, "REFERRAL");
        return referral;
    }
}
