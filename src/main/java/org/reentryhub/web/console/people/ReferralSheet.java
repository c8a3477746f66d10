package org.reentryhub.web.console.people;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.AnswerCode;
import org.reentryhub.referral.PartnerAnswer;
import org.reentryhub.referral.Referral;
import org.reentryhub.referral.ReferralState;
import org.reentryhub.referral.Referrals;
import org.reentryhub.referral.Step;
import org.reentryhub.web.Callers;
import org.reentryhub.web.api.OwnPeople;
import org.reentryhub.web.api.ReferralView;
import org.reentryhub.web.api.ReferralViews;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** Lays out what a referral's page shows. */
@Component
@Transactional
class ReferralSheet {
    private final Referrals referrals;
    private final ReferralViews views;
    private final OwnPeople ownPeople;
    private final Partners partners;
    private final Callers callers;
    private final Ids ids;

    ReferralSheet(
            Referrals referrals,
            ReferralViews views,
            OwnPeople ownPeople,
            Partners partners,
            Callers callers,
            Ids ids) {
        this.referrals = referrals;
        this.views = views;
        this.ownPeople = ownPeople;
        this.partners = partners;
        this.callers = callers;
        this.ids = ids;
    }

    /** The referral of one of the caller's people, for a deed that writes its own line; 404 for any other. */
    public Referral own(UUID id, Actor actor) {
        Referral referral = referrals.find(id).orElseThrow(ProblemException::notFound);
        ownPeople.find(referral.person().value(), actor);
        return referral;
    }

    /** What the page needs, and a line in the audit trail. */
    public void fill(UUID id, Locale locale, Model model) {
        Referral referral = referrals.find(id).orElseThrow(ProblemException::notFound);
        KnownPerson person = ownPeople.look(referral.person().value(), callers.current(), "REFERRAL");
        ReferralView view = views.of(referral);
        Way way = Way.of(view);
        model.addAttribute("person", person.id());
        model.addAttribute("name", Row.name(person.record().name()));
        model.addAttribute("referral", view);
        model.addAttribute("receiver", partner(view.recipient()));
        model.addAttribute("way", way);
        model.addAttribute("ball", Ball.of(view, way));
        model.addAttribute("question", question(view));
        model.addAttribute("appointment", appointment(view));
        model.addAttribute("entries", Entry.of(view, locale));
        model.addAttribute("mayTakeBack", view.state().isOpen());
        model.addAttribute("mayClose", Step.CLOSED.from().contains(view.state()));
        model.addAttribute("maySettle", Step.CANCELLATION_SETTLED.from().contains(view.state()));
        model.addAttribute("key", ids.next());
    }

    private String partner(String id) {
        return partners.find(id).map(Partner::name).orElse(id);
    }

    /** What the receiver waits for us to answer. */
    private static @Nullable PartnerAnswer question(ReferralView view) {
        return view.state() != ReferralState.MORE_INFO_NEEDED
                ? null
                : unflagged(view).stream()
                        .filter(answer -> answer.answer() == AnswerCode.MORE_INFO_NEEDED)
                        .reduce((older, newer) -> newer)
                        .orElse(null);
    }

    private static PartnerAnswer.@Nullable Appointment appointment(ReferralView view) {
        return unflagged(view).stream()
                .map(PartnerAnswer::appointment)
                .filter(Objects::nonNull)
                .reduce((older, newer) -> newer)
                .orElse(null);
    }

    private static List<PartnerAnswer> unflagged(ReferralView view) {
        return view.answers().stream()
                .filter(answer -> answer.flag() == null)
                .sorted(Comparator.comparing(answer -> answer.at().toInstant()))
                .map(ReferralView.AnswerView::answer)
                .toList();
    }
}
