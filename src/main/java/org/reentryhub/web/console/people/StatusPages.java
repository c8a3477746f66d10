package org.reentryhub.web.console.people;

import java.util.List;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.Handovers;
import org.reentryhub.referral.Referrals;
import org.reentryhub.web.Callers;
import org.reentryhub.web.api.AskedDomains;
import org.reentryhub.web.api.OwnPeople;
import org.reentryhub.web.api.ReferralView;
import org.reentryhub.web.api.ReferralViews;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What became of one handover, receiver by receiver. Its address outlives the browser. */
@Controller
@RequestMapping("/handovers/{id}")
@Transactional
class StatusPages {
    /** After so many looks at two seconds the page looks every five; after so many more, every fifteen; then no more. */
    private static final int OFTEN = 15;

    private static final int SELDOM = 40;
    private static final int LAST = 120;

    private final Handovers handovers;
    private final Referrals referrals;
    private final ReferralViews views;
    private final OwnPeople ownPeople;
    private final Partners partners;
    private final Callers callers;

    StatusPages(
            Handovers handovers,
            Referrals referrals,
            ReferralViews views,
            OwnPeople ownPeople,
            Partners partners,
            Callers callers) {
        this.handovers = handovers;
        this.referrals = referrals;
        this.views = views;
        this.ownPeople = ownPeople;
        this.partners = partners;
        this.callers = callers;
    }

    /** One receiver. */
    public record Line(ReferralView referral, String name, Way way) {}

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        Handovers.Handover handover = handovers.find(id).orElseThrow(ProblemException::notFound);
        KnownPerson person = ownPeople.look(handover.person().value(), callers.current(), "HANDOVER");
        model.addAttribute("name", Row.name(person.record().name()));
        fill(handover, person, 0, model);
        return "handover-status";
    }

    /**
     * The part of the page that moves, for whoever has it open: no new look at the person, of whom it says nothing.
     *
     * @param looks how often this page has asked
     */
    @GetMapping("/progress")
    String progress(@PathVariable UUID id, @RequestParam(defaultValue = "0") int looks, Model model) {
        Handovers.Handover handover = handovers.find(id).orElseThrow(ProblemException::notFound);
        Actor actor = callers.current();
        fill(handover, ownPeople.find(handover.person().value(), actor), Math.max(0, looks), model);
        model.addAttribute("part", true);
        return "handover-status :: progress";
    }

    private void fill(Handovers.Handover handover, KnownPerson person, int looks, Model model) {
        List<Line> lines = referrals.ofHandover(handover.handoverId()).stream()
                .map(views::of)
                .map(referral -> new Line(referral, name(referral), Way.of(referral)))
                .toList();
        model.addAttribute("handover", handover);
        model.addAttribute("person", person.id());
        model.addAttribute("lines", lines);
        model.addAttribute(
                "acknowledged",
                lines.stream().filter(line -> line.way().acknowledged()).count());
        model.addAttribute("moving", lines.stream().anyMatch(line -> line.way().moving()));
        model.addAttribute("left", left(handover, lines));
        model.addAttribute("looks", looks + 1);
        model.addAttribute("pause", pause(looks));
    }

    /** What was asked for and not handed over; of health nothing is told here. */
    private static List<String> left(Handovers.Handover handover, List<Line> lines) {
        return handover.domains().stream()
                .filter(domain -> !domain.equals(AskedDomains.HEALTH))
                .filter(domain -> lines.stream()
                        .noneMatch(line -> line.referral().domain().equals(domain)))
                .toList();
    }

    /** Seconds until the next look; 0 for none. */
    private static int pause(int looks) {
        if (looks >= LAST) {
            return 0;
        }
        return looks < OFTEN ? 2 : looks < SELDOM ? 5 : 15;
    }

    private String name(ReferralView referral) {
        return partners.find(referral.recipient()).map(Partner::name).orElse(referral.recipient());
    }
}
