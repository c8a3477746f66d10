package org.reentryhub.ladder;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.reentryhub.HubAddress;
import org.reentryhub.Ids;
import org.reentryhub.delivery.RetryLadder;
import org.reentryhub.delivery.Standstill;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partner.Notify;
import org.reentryhub.partner.Partners;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells receivers' people by mail that something waits. A mail is a row before it is sent: a restart loses none, and of
 * several hubs one decides and one sends. Only a hub killed between the two may send it again.
 */
@Component("mailDesk")
public class MailDesk {
    private static final int MOST_AT_A_TIME = 50;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final MailRows rows;
    private final MailServer server;
    private final Standstill standstill;
    private final HubAddress address;
    private final Partners partners;
    private final TransactionTemplate transactions;
    private final Ids ids;
    private final Clock clock;
    private final RandomGenerator chance = RandomGenerator.getDefault();

    MailDesk(
            MailRows rows,
            MailServer server,
            Standstill standstill,
            HubAddress address,
            Partners partners,
            TransactionTemplate transactions,
            Ids ids,
            Clock clock) {
        this.rows = rows;
        this.server = server;
        this.standstill = standstill;
        this.address = address;
        this.partners = partners;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Decides who is to be sent a mail, and sends what is due; nothing while there is no mail server, or nothing may leave. */
    public void look() {
        if (server.isThere() && !standstill.isOn()) {
            partners.all().forEach(partner -> partner.notification()
                    .ifPresent(notify -> transactions.executeWithoutResult(status -> decide(partner, notify))));
            boolean more = true;
            for (int sent = 0; more && sent < MOST_AT_A_TIME; sent++) {
                more = sendOne();
            }
        }
    }

    private void decide(Partner partner, Notify notify) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        rows.lock(partner.id());
        if (!rows.isWaiting(partner.id())
                && MailRule.isDue(rows.waiting(partner), rows.told(partner.id()).orElse(null), notify.atMost(), now)) {
            rows.add(ids.next(), partner.id(), now);
        }
    }

    private boolean sendOne() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<MailRows.Claimed> claimed = transactions.execute(status -> rows.claim(now, now.plus(LEASE)));
        if (claimed == null || claimed.isEmpty()) {
            return false;
        }
        send(claimed.get());
        return true;
    }

    /** Outside any transaction; what nobody waits for any more, or has no address any more, is not sent. */
    private void send(MailRows.Claimed mail) {
        Optional<Partner> partner = partners.find(mail.partner());
        Optional<Notify> to = partner.flatMap(Partner::notification);
        List<Waiting> waiting = partner.map(rows::waiting).orElse(List.of());
        if (to.isEmpty() || waiting.isEmpty()) {
            end(mail, "NOT_NEEDED");
            return;
        }
        try {
            server.send(
                    Letter.in(partner.get().language(), address.of("/")),
                    to.get().email());
            end(mail, "SENT");
        } catch (MailException refused) {
            again(mail, refused.getClass().getSimpleName());
        }
    }

    private void end(MailRows.Claimed mail, String outcome) {
        transactions.executeWithoutResult(status -> rows.end(mail, outcome, OffsetDateTime.now(clock)));
    }

    private void again(MailRows.Claimed mail, String error) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime next = RetryLadder.next(
                        now, mail.attempts(), Duration.ZERO, chance.nextDouble(), now.plus(FOR_EVER))
                .orElseThrow();
        transactions.executeWithoutResult(status -> rows.again(mail, next, error));
    }

    /**
     * How it stands with mails, for operators.
     *
     * @param state {@code ON}, or {@code OFF} where there is no mail server
     * @param receivers how many of the directory want to be told
     * @param waiting how many mails wait to be sent
     * @param failing how many of those the server has refused
     */
    public record MailStanding(String state, long receivers, long waiting, long failing) {}

    public MailStanding standing() {
        long receivers = partners.all().stream()
                .filter(partner -> partner.notification().isPresent())
                .count();
        MailRows.MailCounts counts = rows.counts();
        return new MailStanding(server.isThere() ? "ON" : "OFF", receivers, counts.waiting(), counts.failing());
    }
}
