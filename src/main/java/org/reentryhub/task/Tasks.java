package org.reentryhub.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.Ids;
import org.reentryhub.NorwegianTime;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What human beings should do about referrals. A task that is open already is not opened again. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Tasks {
    private static final String SEEN =
            "select *, hub.present_number(person_number) as present from hub.task where :prison = any(hub.prisons_of(person_number, :now))";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;

    Tasks(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Opens a task for whoever handed over, in whichever prison has the person's case.
     *
     * @param code one task of each is open about a referral
     * @param what a sentence without personal data
     */
    public void open(PersonNumber person, UUID referral, String code, String what) {
        jdbc.sql(
                        """
                insert into hub.task (id, person_number, referral_id, code, what, owner, since)
                select :id, :person, r.id, :code, :what, nullif(h.requested_by, 'hub'), :now
                  from hub.referral r join hub.handover h on h.id = r.handover_id
                 where r.id = :referral
                on conflict do nothing""")
                .param("id", ids.next())
                .param("person", person.value())
                .param("referral", referral)
                .param("code", code)
                .param("what", what)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** There is no more reason for it. */
    public void close(UUID referral, String code) {
        jdbc.sql(
                        """
                update hub.task set done_at = :now
                 where referral_id = :referral and code = :code and done_at is null""")
                .param("now", OffsetDateTime.now(clock))
                .param("referral", referral)
                .param("code", code)
                .update();
    }

    /** A page of what is open for a prison, oldest first. */
    public List<Task> of(String prison, int page, int size) {
        return jdbc.sql(SEEN + " and done_at is null order by since, id limit :size offset :skipped")
                .param("prison", prison)
                .param("now", OffsetDateTime.now(clock))
                .param("size", size)
                .param("skipped", (long) page * size)
                .query((row, number) -> read(row))
                .list();
    }

    /** How much is open for a prison. */
    public long count(String prison) {
        return jdbc.sql("select count(*) from (%s) seen where done_at is null".formatted(SEEN))
                .param("prison", prison)
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    /** Somebody of that prison has done it; a second time changes nothing. Empty for what that prison does not see. */
    public Optional<Task> done(UUID id, String prison, String by) {
        Optional<Task> seen = find(id, prison);
        if (seen.isEmpty()) {
            return seen;
        }
        jdbc.sql("update hub.task set done_at = :now, done_by = :by where id = :id and done_at is null")
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .param("id", id)
                .update();
        return find(id, prison);
    }

    private Optional<Task> find(UUID id, String prison) {
        return jdbc.sql(SEEN + " and id = :id")
                .param("prison", prison)
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    private static Task read(ResultSet row) throws SQLException {
        return new Task(
                row.getObject("id", UUID.class),
                new PersonNumber(row.getString("present")),
                row.getObject("referral_id", UUID.class),
                row.getString("code"),
                row.getString("what"),
                row.getString("owner"),
                local(row.getObject("since", OffsetDateTime.class)),
                Optional.ofNullable(row.getObject("done_at", OffsetDateTime.class))
                        .map(Tasks::local)
                        .orElse(null));
    }

    private static OffsetDateTime local(OffsetDateTime time) {
        return time.atZoneSameInstant(NorwegianTime.ZONE).toOffsetDateTime();
    }
}
