package org.reentryhub.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.StoryLog;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of a delivery, as the routes name them: an attempt begins, and is concluded or breaks. Truth first: that an
 * attempt begins is on disk before a byte leaves, and its outcome counts only under the lease it began with.
 */
@Component("deliveries")
@Transactional
public class Deliveries {
    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private static final Duration LEASE_BEYOND_TIMEOUT = Duration.ofSeconds(30);

    private final DeliveryRows rows;
    private final Partners partners;
    private final Stops stops;
    private final LeavingNow leavingNow;
    private final Standstill standstill;
    private final Slots slots;
    private final Heartbeat heartbeat;
    private final List<MessageOwner> owners;
    private final Conclusions conclusions;
    private final DeliveryCounters counters;
    private final Vault vault;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    Deliveries(
            DeliveryRows rows,
            Partners partners,
            Stops stops,
            LeavingNow leavingNow,
            Standstill standstill,
            Slots slots,
            Heartbeat heartbeat,
            List<MessageOwner> owners,
            Conclusions conclusions,
            DeliveryCounters counters,
            Vault vault,
            ObjectMapper json,
            Ids ids,
            Clock clock) {
        this.rows = rows;
        this.partners = partners;
        this.stops = stops;
        this.leavingNow = leavingNow;
        this.standstill = standstill;
        this.slots = slots;
        this.heartbeat = heartbeat;
        this.owners = owners;
        this.conclusions = conclusions;
        this.counters = counters;
        this.vault = vault;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Claims a message and records that an attempt begins.
     *
     * @param id the message's id, as it lay on the queue
     * @return empty when there is nothing to do now: done, stopped, not due, in line for a slot, in somebody else's
     *     hands, or for a partner that an operator has stopped
     */
    public Optional<Attempt> begin(String id) {
        if (standstill.isOn()) {
            return Optional.empty();
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        UUID messageId = UUID.fromString(id);
        Optional<OpenMessage> found = rows.peek(messageId);
        if (found.isEmpty() || stops.isStopped(found.get().partner())) {
            return Optional.empty();
        }
        owner(found.get()).hold(found.get());
        return rows.claimable(messageId, now).flatMap(row -> begin(row, now));
    }

    private Optional<Attempt> begin(DeliveryRow row, OffsetDateTime now) {
        OpenMessage message = row.message();
        Optional<Partner> partner = partners.find(message.partner());
        if (partner.isEmpty()) {
            conclusions.dead(row, new MessageOwner.Failure(MessageOwner.Failure.Reason.NO_SUCH_PARTNER, 0, ""), now);
            return Optional.empty();
        }
        if (!row.queue().equals(WorkQueues.to(partner.get()))) {
            rows.carryBy(message.messageId(), WorkQueues.to(partner.get()), now);
            return Optional.empty();
        }
        UUID lease = ids.next();
        OffsetDateTime until = now.plus(partner.get().channel().timeout()).plus(LEASE_BEYOND_TIMEOUT);
        if (!slots.take(partner.get(), lease, now, until)) {
            slots.await(message.messageId());
            return Optional.empty();
        }
        if (leavingNow.isKept(row, partner.get(), owner(message), now)) {
            slots.giveBack(message.partner(), lease);
            return Optional.empty();
        }
        return Optional.of(leave(row, partner.get(), lease, now, until));
    }

    private Attempt leave(DeliveryRow row, Partner partner, UUID lease, OffsetDateTime now, OffsetDateTime until) {
        int number = row.attempts() + 1;
        UUID id = row.message().messageId();
        rows.lease(id, number, lease, heartbeat.self(), now, until);
        owner(row.message()).leaves(row.message(), now);
        StoryLog.line(
                log, row.message().referralId(), "attempt {} at message {} begins, to {}", number, id, partner.id());
        return new Attempt(
                row.message(),
                number,
                lease,
                now.plus(Heartbeat.TIME_TO_LEAVE),
                partner.channel().destination(),
                partner.channel().timeout().toMillis(),
                vault.open(row.sealed(), Outbox.place(id)),
                row.replay());
    }

    /**
     * Records what the partner answered.
     *
     * @param retryAfter the header of that name, if any
     * @param body the answer's body, if any
     */
    public void conclude(Attempt attempt, int status, @Nullable String retryAfter, @Nullable String body) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        String words = body == null ? "" : body;
        conclude(
                attempt,
                Outcome.ofStatus(status),
                new Conclusions.Answer(status, RetryAfter.read(retryAfter, now), words),
                now);
    }

    /** Records that the broker has confirmed the message: it lies on the partner's own queue. */
    public void confirmed(Attempt attempt) {
        conclude(attempt, Outcome.DELIVERED, new Conclusions.Answer(0, Duration.ZERO, ""), OffsetDateTime.now(clock));
    }

    /** Records that the connection failed; the exception's kind is kept, its words are not. */
    public void broke(Attempt attempt, Throwable failure) {
        conclude(
                attempt,
                Outcome.ofException(failure),
                new Conclusions.Answer(0, Duration.ZERO, failure.getClass().getSimpleName()),
                OffsetDateTime.now(clock));
    }

    private void conclude(Attempt attempt, Outcome outcome, Conclusions.Answer answer, OffsetDateTime now) {
        counters.attempted(attempt.message().partner(), outcome);
        StoryLog.line(
                log,
                attempt.message().referralId(),
                "attempt {} at message {} ended: {} {}",
                attempt.number(),
                attempt.message().messageId(),
                outcome,
                answer.status());
        owner(attempt.message()).hold(attempt.message());
        slots.free(attempt.message().partner(), attempt.lease(), now);
        rows.underLease(attempt, outcome, answer.status(), now).ifPresent(row -> {
            conclusions.conclude(row, outcome, answer, now);
            if (outcome == Outcome.DELIVERED) {
                owner(row.message()).delivered(row.message(), PartnerReply.read(json, answer.words()));
            }
        });
    }

    /**
     * Ends an attempt whose holder did not come back: nobody knows what became of it, so the rule is that of a time-out.
     */
    public void abandon(UUID messageId) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        rows.peek(messageId).ifPresent(message -> owner(message).hold(message));
        rows.abandoned(messageId, heartbeat.dead(), now).ifPresent(row -> {
            StoryLog.line(
                    log,
                    row.message().referralId(),
                    "attempt {} at message {} was abandoned by its hub",
                    row.attempts(),
                    messageId);
            conclusions.conclude(row, Outcome.UNKNOWN, new Conclusions.Answer(0, Duration.ZERO, "LEASE_RAN_OUT"), now);
        });
    }

    /** Ends a message that waits and has expired. */
    public void expire(UUID messageId) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        rows.peek(messageId).ifPresent(message -> owner(message).hold(message));
        rows.fetchable(messageId)
                .filter(row -> !row.expiresAt().isAfter(now))
                .ifPresent(row -> conclusions.expired(row, now));
    }

    private MessageOwner owner(OpenMessage message) {
        return owners.stream()
                .filter(owner -> owner.owns(message))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody owns messages of kind " + message.kind()));
    }
}
