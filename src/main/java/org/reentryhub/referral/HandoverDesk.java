package org.reentryhub.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.reentryhub.Ids;
import org.reentryhub.StoryLog;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.People;
import org.reentryhub.partner.Partner;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.Problem;
import org.reentryhub.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The main job: shows what would be handed over, and hands it over. */
@Component
@Transactional
public class HandoverDesk {
    private static final Logger log = LoggerFactory.getLogger(HandoverDesk.class);

    private final People people;
    private final OpenDesk opening;
    private final Referrals referrals;
    private final HealthAsked healthAsked;
    private final Post post;
    private final AuditTrail audit;
    private final Rests rests;
    private final Alerts alerts;
    private final Handovers handovers;
    private final Ids ids;

    HandoverDesk(
            People people,
            OpenDesk opening,
            Referrals referrals,
            HealthAsked healthAsked,
            Post post,
            AuditTrail audit,
            Rests rests,
            Alerts alerts,
            Handovers handovers,
            Ids ids) {
        this.people = people;
        this.opening = opening;
        this.referrals = referrals;
        this.healthAsked = healthAsked;
        this.post = post;
        this.audit = audit;
        this.rests = rests;
        this.alerts = alerts;
        this.handovers = handovers;
        this.ids = ids;
    }

    /** What is asked for.
     *
     * @param health whether the health unit is asked to see to continuity of care
     */
    public record Asked(Set<HandoverDomain> domains, boolean health) {
        public Asked {
            domains = Set.copyOf(domains);
        }

        List<HandoverDomain> inOrder() {
            return domains.stream().sorted().toList();
        }
    }

    /** Shows, and sends nothing. */
    public Preview preview(CustodyRecord record, Asked asked) {
        refuseTheDead(record);
        List<Preview.Recipient> shown = new ArrayList<>();
        List<HandoverAnswer.Blocked> blocked = new ArrayList<>();
        for (HandoverDomain domain : asked.inOrder()) {
            Standing standing = opening.standing(record, domain);
            DisclosureRule.firstObjection(standing)
                    .ifPresentOrElse(
                            reason -> blocked.add(HandoverAnswer.Blocked.of(standing, reason)),
                            () -> shown.add(shown(standing)));
        }
        if (asked.health()) {
            shown.add(Preview.HEALTH);
        }
        return new Preview(shown, blocked);
    }

    /**
     * Hands over what may be handed over; everything is on disk when this returns and its transaction has committed. A fact
     * that changes meanwhile waits, and finds the referral.
     *
     * @throws ProblemException 404 for somebody of whom the hub has not heard; 409 for somebody who has died; 422 with the
     *     list of reasons when everything asked for is blocked; nothing was changed
     */
    public HandoverAnswer trigger(PersonNumber person, Asked asked, Actor actor) {
        CustodyRecord record =
                people.hold(person).orElseThrow(ProblemException::notFound).record();
        refuseTheDead(record);
        HandoverAnswer answer = fire(record, asked, actor);
        if (answer.referrals().isEmpty()) {
            throw everythingBlocked(answer.blocked());
        }
        return answer;
    }

    /** Hands over what may be; that everything is blocked is an answer too. */
    HandoverAnswer fire(CustodyRecord record, Asked asked, Actor actor) {
        referrals.lockPerson(record.personNumber());
        UUID handoverId = ids.next();
        List<Standing> free = new ArrayList<>();
        List<HandoverAnswer.Blocked> blocked = new ArrayList<>();
        for (HandoverDomain domain : asked.inOrder()) {
            Standing standing = opening.standing(record, domain);
            DisclosureRule.firstObjection(standing)
                    .ifPresentOrElse(
                            reason -> blocked.add(HandoverAnswer.Blocked.of(standing, reason)),
                            () -> free.add(standing));
        }
        if (free.isEmpty() && !asked.health()) {
            return new HandoverAnswer(handoverId, List.of(), blocked);
        }
        handovers.keep(handoverId, record, asked, actor);
        List<HandoverAnswer.Item> items = new ArrayList<>();
        for (Standing standing : free) {
            Referral referral = opening.open(handoverId, standing, null, actor);
            StoryLog.line(log, referral.id(), "handover {} taken for {}", handoverId, referral.recipient());
            items.add(item(referral));
            alerts.close(
                    record.personNumber(),
                    StandingHandover.NOT_HANDED_OVER,
                    standing.domain().name());
        }
        if (asked.health()) {
            healthAsked.ask(record.personNumber(), handoverId, actor);
            items.add(HandoverAnswer.HEALTH);
        }
        audit.did(actor, record.personNumber(), "HANDED_OVER", handoverId.toString());
        return new HandoverAnswer(handoverId, items, blocked);
    }

    private static void refuseTheDead(CustodyRecord record) {
        if (record.custody().status() == CustodyStatus.DECEASED) {
            throw ProblemException.conflict("The record says that the person has died. Nothing leaves any more.");
        }
    }

    private Preview.Recipient shown(Standing standing) {
        Partner recipient = standing.recipient().orElseThrow();
        Message message = post.preview(
                standing.record(),
                standing.domain(),
                recipient,
                standing.consent().orElseThrow().id());
        return new Preview.Recipient(
                standing.domain().name(),
                recipient.id(),
                message,
                Withheld.from(standing.record(), standing.domain()),
                rests.of(standing.record().personNumber()));
    }

    private static HandoverAnswer.Item item(Referral referral) {
        return new HandoverAnswer.Item(
                referral.id(),
                referral.domain().name(),
                referral.recipient(),
                referral.state().name());
    }

    private static ProblemException everythingBlocked(List<HandoverAnswer.Blocked> blocked) {
        return new ProblemException(
                Problem.of(
                        422,
                        "Nothing could be handed over",
                        "Everything that was asked for is blocked; see why below."),
                Map.of("blocked", blocked));
    }
}
