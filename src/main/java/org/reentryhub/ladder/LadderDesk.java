package org.reentryhub.ladder;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks who has said nothing of what they were sent, and takes the next rung of their ladder. All is seen in the rows, so any
 * number of hubs may look, and none needs to remember. The first channel goes on being tried meanwhile.
 */
@Component
class LadderDesk {
    private static final int BATCH = 500;

    private final Unheard unheard;
    private final TelephoneTask telephone;
    private final List<Partner> withLadder;
    private final TransactionTemplate transactions;
    private final Clock clock;

    LadderDesk(
            Unheard unheard,
            TelephoneTask telephone,
            Partners partners,
            TransactionTemplate transactions,
            Clock clock) {
        this.unheard = unheard;
        this.telephone = telephone;
        this.withLadder = partners.all().stream()
                .filter(partner -> partner.ladder().isPresent())
                .toList();
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Each message in a transaction of its own. */
    @Scheduled(fixedDelayString = "${hub.ladder.look-every:PT1M}")
    void look() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        transactions.executeWithoutResult(status -> descend(now));
        for (Partner partner : withLadder) {
            for (Unheard.Message message : unheard.of(List.of(partner.id()), BATCH)) {
                transactions.executeWithoutResult(status -> climb(message, partner, now));
            }
        }
    }

    private void climb(Unheard.Message message, Partner partner, OffsetDateTime now) {
        boolean onlyInbox = partner.channel().type() == Partner.ChannelType.INBOX;
        Silence silence = onlyInbox ? message.silence().inTheInbox() : message.silence();
        Optional<Rung> next = partner.ladder().flatMap(ladder -> silence.next(ladder, now));
        next.filter(rung -> unheard.climb(message, rung, now))
                .filter(Rung.TELEPHONE::equals)
                .ifPresent(rung -> telephone.ask(message.person(), message.referralId(), partner));
    }

    private void descend(OffsetDateTime now) {
        unheard.heard(now).stream()
                .filter(standing -> standing.rung() == Rung.TELEPHONE)
                .forEach(standing -> telephone.done(standing.referralId()));
    }
}
