package org.reentryhub.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.DeliveryCounters;
import org.reentryhub.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What partners' machines said on each message; their people's words are {@link Answers}. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Receipts {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final DeliveryCounters counters;
    private final Clock clock;

    Receipts(JdbcClient jdbc, Vault vault, DeliveryCounters counters, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.counters = counters;
        this.clock = clock;
    }

    /** Whether a message was taken. */
    public enum Status {
        RECEIVED,
        FAILED
    }

    /**
     * A receipt.
     *
     * @param detail the partner's words, for people only; may be empty
     */
    public record Receipt(
            UUID messageId, Status status, @Nullable String receiptId, OffsetDateTime at, String detail) {}

    /** Keeps the first receipt of each status of a message; says whether this was it. */
    boolean keep(Referral referral, UUID messageId, Status status, @Nullable String receiptId, String detail) {
        boolean first = jdbc.sql(
                                """
                insert into hub.receipt (message_id, referral_id, status, receipt_id, at, sealed)
                values (:message, :referral, :status, :receiptId, :at, :sealed) on conflict do nothing""")
                        .param("message", messageId)
                        .param("referral", referral.id())
                        .param("status", status.name())
                        .param("receiptId", receiptId)
                        .param("at", OffsetDateTime.now(clock))
                        .param("sealed", detail.isEmpty() ? null : vault.sealText(detail, place(messageId)))
                        .update()
                == 1;
        if (first && status == Status.RECEIVED) {
            counters.received(messageId);
        }
        return first;
    }

    /** Whether a message is said to have failed that was said to have come before. */
    boolean failedAfterItWasReceived(UUID messageId) {
        return jdbc.sql(
                        """
                select exists (select from hub.receipt failed join hub.receipt received using (message_id)
                                where message_id = :message and failed.status = 'FAILED'
                                  and received.status = 'RECEIVED' and received.at <= failed.at)""")
                .param("message", messageId)
                .query(Boolean.class)
                .single();
    }

    /** All receipts of a referral's messages, oldest first. */
    public List<Receipt> of(UUID referralId) {
        return jdbc.sql("select * from hub.receipt where referral_id = :id order by at, status")
                .param("id", referralId)
                .query((row, number) -> read(row))
                .list();
    }

    private Receipt read(ResultSet row) throws SQLException {
        UUID messageId = row.getObject("message_id", UUID.class);
        byte[] sealed = row.getBytes("sealed");
        return new Receipt(
                messageId,
                Status.valueOf(row.getString("status")),
                row.getString("receipt_id"),
                row.getObject("at", OffsetDateTime.class),
                sealed == null ? "" : vault.openText(sealed, place(messageId)));
    }

    private static String place(UUID messageId) {
        return "hub.receipt:" + messageId;
    }
}
