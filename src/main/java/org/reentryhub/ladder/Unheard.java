package org.reentryhub.ladder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages of which the receiver has said nothing, and the rungs that they stand on. Belongs in a caller's transaction. */
@Component
class Unheard {
    private final JdbcClient jdbc;

    Unheard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Such a message. */
    record Message(UUID id, UUID referralId, PersonNumber person, String partner, Silence silence) {}

    /** On which rung the newest message of a referral stood. */
    record Standing(UUID referralId, PersonNumber person, Rung rung) {}

    /** What these partners have said nothing of and nobody telephones about yet, the oldest first. */
    List<Message> of(List<String> partners, int most) {
        return jdbc.sql(
                        """
                select u.*, g.rung, g.since as rung_since
                  from hub.unheard u left join hub.rung g on g.message_id = u.message_id
                 where u.partner = any(:partners) and g.rung is distinct from 'TELEPHONE'
                 order by u.created_at limit :most""")
                .param("partners", partners.toArray(String[]::new))
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /** Puts the message on the rung; false when somebody else just did. */
    boolean climb(Message message, Rung rung, OffsetDateTime now) {
        return jdbc.sql(
                                """
                insert into hub.rung (message_id, referral_id, person_number, partner, rung, since)
                values (:id, :referral, :person, :partner, :rung, :now)
                on conflict (message_id) do update set rung = excluded.rung, since = excluded.since
                   where rung.rung <> excluded.rung and rung.rung <> 'TELEPHONE'""")
                        .param("id", message.id())
                        .param("referral", message.referralId())
                        .param("person", message.person().value())
                        .param("partner", message.partner())
                        .param("rung", rung.name())
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Takes what the receiver has said something of after all from the ladder. */
    List<Standing> heard(OffsetDateTime now) {
        return jdbc.sql(
                        """
                update hub.rung g set ended_at = :now
                 where ended_at is null and not exists (select from hub.unheard u where u.message_id = g.message_id)
                returning referral_id, person_number, rung""")
                .param("now", now)
                .query((row, number) -> new Standing(
                        row.getObject("referral_id", UUID.class),
                        new PersonNumber(row.getString("person_number")),
                        Rung.valueOf(row.getString("rung"))))
                .list();
    }

    private static Message read(ResultSet row) throws SQLException {
        boolean delivered = row.getString("state").equals("DELIVERED");
        @Nullable OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        OffsetDateTime created = row.getObject("created_at", OffsetDateTime.class);
        @Nullable String rung = row.getString("rung");
        return new Message(
                row.getObject("message_id", UUID.class),
                row.getObject("referral_id", UUID.class),
                new PersonNumber(row.getString("person_number")),
                row.getString("partner"),
                new Silence(
                        delivered && ended != null ? ended : created,
                        delivered,
                        row.getInt("attempts"),
                        rung == null ? null : Rung.valueOf(rung),
                        row.getObject("rung_since", OffsetDateTime.class)));
    }
}
