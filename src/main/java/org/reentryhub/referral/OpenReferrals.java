package org.reentryhub.referral;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.FrozenBodies;
import org.reentryhub.delivery.MessageKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is open with one receiver. */
@Component
@Transactional(readOnly = true)
public class OpenReferrals {
    private final JdbcClient jdbc;
    private final FrozenBodies bodies;

    OpenReferrals(JdbcClient jdbc, FrozenBodies bodies) {
        this.jdbc = jdbc;
        this.bodies = bodies;
    }

    private record Line(
            UUID referralId,
            int version,
            UUID messageId,
            MessageKind kind,
            ReferralState state,
            OffsetDateTime sentAt,
            @Nullable OffsetDateTime answerBy) {}

    /**
     * The partner's live referrals, oldest first, each with the newest version that has begun to leave. One of which nothing
     * has left yet is not there: that it exists is nobody's business before the gate has let it out.
     */
    public List<OpenReferral> with(String partner) {
        List<Line> lines = lines(partner);
        Map<UUID, String> digests =
                bodies.sha256(lines.stream().map(Line::messageId).toList());
        return lines.stream().map(line -> signed(line, digests)).toList();
    }

    private List<Line> lines(String partner) {
        return jdbc.sql(
                        """
                select * from (
                  select distinct on (r.id) r.id as referral_id, r.state, r.opened_at,
                         v.version, v.message_id, v.kind, v.composed_at as sent_at, v.answer_by
                    from hub.referral r
                    join hub.referral_version v on v.referral_id = r.id
                    join hub.delivery d on d.message_id = v.message_id and d.attempts > 0
                   where r.recipient = :partner and (not r.closed or r.state = 'CANCEL_REQUESTED')
                   order by r.id, v.version desc) newest
                 order by opened_at, referral_id""")
                .param("partner", partner)
                .query(Line.class)
                .list();
    }

    private static OpenReferral signed(Line line, Map<UUID, String> digests) {
        return new OpenReferral(
                line.referralId(),
                line.version(),
                line.messageId(),
                line.kind(),
                line.state(),
                line.sentAt(),
                line.answerBy(),
                Objects.requireNonNull(digests.get(line.messageId())));
    }
}
