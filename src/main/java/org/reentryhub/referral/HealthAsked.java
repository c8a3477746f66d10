package org.reentryhub.referral;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.reentryhub.Ids;
import org.reentryhub.Queues;
import org.reentryhub.audit.Actor;
import org.reentryhub.delivery.WakeUps;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The prison's requests to its health unit: that they were made is all the prison ever knows. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class HealthAsked {
    private final JdbcClient jdbc;
    private final WakeUps wakeUps;
    private final Ids ids;
    private final Clock clock;

    HealthAsked(JdbcClient jdbc, WakeUps wakeUps, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.wakeUps = wakeUps;
        this.ids = ids;
        this.clock = clock;
    }

    /** Asks; whether anything comes of it is the health unit's to know. */
    void ask(PersonNumber person, UUID handoverId, Actor actor) {
        UUID id = ids.next();
        jdbc.sql(
                        """
                insert into hub.health_request (id, person_number, handover_id, requested_by, requested_at)
                values (:id, :person, :handover, :by, :at)""")
                .param("id", id)
                .param("person", person.value())
                .param("handover", handoverId)
                .param("by", actor.name())
                .param("at", OffsetDateTime.now(clock))
                .update();
        wakeUps.afterCommit(Queues.HEALTH_REQUESTS, List.of(id));
    }

    /** Whether the prison has asked. */
    public boolean asked(PersonNumber person) {
        return jdbc.sql(
                        "select exists (select from hub.health_request where person_number = any(hub.numbers_of(:person)))")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** Those of the people about whom the prison has asked. */
    public Set<PersonNumber> asked(Collection<PersonNumber> people) {
        return Set.copyOf(jdbc.sql(
                        """
                with recursive numbers (asked, number) as (
                  select p collate "C", p collate "C" from unnest(:people) as p
                   union
                  select n.asked, f.former_number from hub.former_number f join numbers n on f.current_number = n.number)
                select distinct n.asked from numbers n join hub.health_request h on n.number collate "default" = h.person_number""")
                .param("people", people.stream().map(PersonNumber::value).toArray(String[]::new))
                .query((row, number) -> new PersonNumber(row.getString("asked")))
                .list());
    }
}
