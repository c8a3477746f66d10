package org.reentryhub.delivery;

import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The order of messages about one person to a partner that wants them strictly one after the other. */
@Component
class StrictOrder {
    private final JdbcClient jdbc;

    StrictOrder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether an earlier one has not ended: then this one waits behind it, without a time. One that is dead has not ended
     * either; a person decides. The earlier row stays as it is until the wait is on disk.
     */
    boolean isHeldBehind(OpenMessage message) {
        return jdbc.sql(
                                """
                update hub.delivery set held_behind = ahead.message_id, next_attempt_at = null, queued_at = null
                  from (select message_id from hub.delivery
                         where partner = :partner and person_number = any(hub.numbers_of(:person))
                           and state in ('PENDING', 'RETRYING', 'DEAD')
                           and seq < (select seq from hub.delivery where message_id = :id)
                         order by seq desc limit 1 for share) ahead
                 where delivery.message_id = :id""")
                        .param("partner", message.partner())
                        .param("person", message.person().value())
                        .param("id", message.messageId())
                        .update()
                > 0;
    }

    /** Makes due what waits behind something that has ended. */
    void next(OffsetDateTime now) {
        jdbc.sql(
                        """
                update hub.delivery waiting set held_behind = null, next_attempt_at = :now
                 where held_behind is not null
                   and not exists (select from hub.delivery ahead
                                    where ahead.message_id = waiting.held_behind
                                      and ahead.state in ('PENDING', 'RETRYING', 'DEAD'))""")
                .param("now", now)
                .update();
    }
}
