package org.reentryhub.web;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.notice.NoticeReceipts;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.AnswerDesk;
import org.reentryhub.referral.Impossible;
import org.reentryhub.referral.OutcomeDesk;
import org.reentryhub.referral.PartnerReceipt;
import org.reentryhub.referral.ReceiptDesk;
import org.reentryhub.referral.RefusedCalls;
import org.reentryhub.referral.RefusedCalls.What;
import org.reentryhub.web.door.RequestBodies;
import org.springframework.stereotype.Component;

/** What receivers say, as the routes hand it over: reads it and passes it on. What is refused is written down. */
@Component("partnerWords")
public class PartnerWords {
    private static final String TAKEN = "{\"status\":\"TAKEN\"}";
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final AnswerDesk answers;
    private final OutcomeDesk outcomes;
    private final ReceiptDesk receipts;
    private final NoticeReceipts notices;
    private final RefusedCalls refused;
    private final RequestBodies bodies;
    private final Callers callers;
    private final Clock clock;

    PartnerWords(
            AnswerDesk answers,
            OutcomeDesk outcomes,
            ReceiptDesk receipts,
            NoticeReceipts notices,
            RefusedCalls refused,
            RequestBodies bodies,
            Callers callers,
            Clock clock) {
        this.answers = answers;
        this.outcomes = outcomes;
        this.receipts = receipts;
        this.notices = notices;
        this.refused = refused;
        this.bodies = bodies;
        this.callers = callers;
        this.clock = clock;
    }

    /** Takes an answer; see {@link AnswerDesk#answer}. */
    public String answer(String referralId, byte @Nullable [] body) {
        return taken(What.ANSWER, referralId, (id, partner) -> {
            try {
                answers.answer(id, bodies.read(body, AnswerForm.class).checked(clock.instant()), partner);
            } catch (Impossible outOfStep) {
                throw ProblemException.conflict(
                        "The referral cannot go there from where it stands. The answer was kept.");
            }
        });
    }

    /** Takes what a receiver tells of how it went; see {@link OutcomeDesk#tell}. */
    public String outcome(String referralId, byte @Nullable [] body) {
        return taken(What.OUTCOME, referralId, (id, partner) -> {
            try {
                outcomes.tell(id, bodies.read(body, OutcomeForm.class).checked(), partner);
            } catch (OutcomeDesk.NotAsked notAsked) {
                throw nobodyAsked();
            }
        });
    }

    /** The refusal of an outcome that nobody asks for. */
    public static ProblemException nobodyAsked() {
        return ProblemException.conflict("Nobody asks about that moment of this referral, yet or any more.");
    }

    /** Takes a receipt; see {@link ReceiptDesk#take} and {@link NoticeReceipts#take}. */
    public String receipt(String referralId, byte @Nullable [] body) {
        return taken(What.RECEIPT, referralId, (id, partner) -> {
            PartnerReceipt receipt = bodies.read(body, ReceiptForm.class).checked();
            if (!notices.take(id, receipt, partner)) {
                receipt(id, receipt, partner);
            }
        });
    }

    private void receipt(UUID id, PartnerReceipt receipt, Actor partner) {
        try {
            receipts.take(id, receipt, partner);
        } catch (Impossible contradiction) {
            throw ProblemException.conflict("The message was received before. What you say of it now was kept.");
        }
    }

    /** What a receiver says about a referral. */
    private interface Words {
        void take(UUID referralId, Actor partner);
    }

    private String taken(What what, String referralId, Words words) {
        Actor partner = callers.current();
        Optional<UUID> id = id(referralId);
        try {
            words.take(id.orElseThrow(ProblemException::notFound), partner);
            return TAKEN;
        } catch (ProblemException refusal) {
            refused.keep(partner.organisation(), id, what, refusal.problem().status());
            throw refusal;
        }
    }

    /** Empty for what names no referral; Java alone would take some that are shorter. */
    static Optional<UUID> id(String text) {
        return Optional.of(text).filter(id -> ID.matcher(id).matches()).map(UUID::fromString);
    }
}
