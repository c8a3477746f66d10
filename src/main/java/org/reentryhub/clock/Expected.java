package org.reentryhub.clock;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.reentryhub.NorwegianTime;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is expected about a prison's people, for whoever looks ahead. Changes nothing. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Expected {
    private final JdbcClient jdbc;
    private final Clock clock;

    Expected(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One expectation.
     *
     * @param person the number under which the person is known now
     */
    public record Due(UUID id, UUID referral, PersonNumber person, Expectation.Kind kind, OffsetDateTime dueAt) {}

    /** What falls due before then and nobody has been told of yet, the soonest first. */
    public List<Due> of(String prison, OffsetDateTime before, int most) {
        return jdbc.sql(
                        """
                select id, referral_id, hub.present_number(person_number) as present, kind, due_at
                  from hub.expectation
                 where rung = 0 and due_at < :before and :prison = any(hub.prisons_of(person_number, :now))
                 order by due_at, id limit :most""")
                .param("before", before)
                .param("prison", prison)
                .param("now", OffsetDateTime.now(clock))
                .param("most", most)
                .query((row, number) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getObject("referral_id", UUID.class),
                        new PersonNumber(row.getString("present")),
                        Expectation.Kind.valueOf(row.getString("kind")),
                        row.getObject("due_at", OffsetDateTime.class)
                                .atZoneSameInstant(NorwegianTime.ZONE)
                                .toOffsetDateTime()))
                .list();
    }

    /** The referrals of those of the alerts that an expectation has raised. */
    public Map<UUID, UUID> referrals(Collection<UUID> alerts) {
        return jdbc
                .sql("select id, referral_id from hub.expectation where id = any(:ids)")
                .param("ids", alerts.toArray(UUID[]::new))
                .query((row, number) ->
                        Map.entry(row.getObject("id", UUID.class), row.getObject("referral_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
