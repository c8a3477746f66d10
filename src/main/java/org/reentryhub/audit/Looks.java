package org.reentryhub.audit;

import java.time.OffsetDateTime;
import java.util.List;
import org.reentryhub.NorwegianTime;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who has seen a person's case and done something about it, for whoever may ask: the person, and those who audit. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Looks {
    private final JdbcClient jdbc;

    Looks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What one user did on one day (in Norway), however often.
     *
     * @param deed LOOKED or DID
     * @param what a code for the view or the deed
     * @param last when last that day
     */
    public record Look(
            String actor,
            String role,
            String organisation,
            String deed,
            String what,
            long times,
            OffsetDateTime last) {}

    /** All of them, the latest first. */
    public List<Look> of(PersonNumber person) {
        return jdbc.sql(
                        """
                select actor, role, organisation, kind, what, count(*) as times, max(at) as last
                  from audit.entry
                 where person_number = any(hub.numbers_of(:person))
                 group by actor, role, organisation, kind, what, (at at time zone 'Europe/Oslo')::date
                 order by last desc, actor, what""")
                .param("person", person.value())
                .query((row, number) -> new Look(
                        row.getString("actor"),
                        row.getString("role"),
                        row.getString("organisation"),
                        row.getString("kind"),
                        row.getString("what"),
                        row.getLong("times"),
                        row.getObject("last", OffsetDateTime.class)
                                .atZoneSameInstant(NorwegianTime.ZONE)
                                .toOffsetDateTime()))
                .list();
    }
}
