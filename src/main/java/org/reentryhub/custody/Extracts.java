package org.reentryhub.custody;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import java.util.regex.Pattern;
import org.reentryhub.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whole extracts of a prison, held against what the hub knows: who is missing here or there, whose record differs. Who is
 * missing is reported, never removed; what was found stands in the {@link ExtractReports}.
 */
@Component("extracts")
class Extracts {
    private static final Pattern PRISON = Pattern.compile("[A-ZÆØÅ0-9][A-ZÆØÅ0-9_-]{0,31}");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;

    Extracts(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    static boolean isPrisonCode(String text) {
        return PRISON.matcher(text).matches();
    }

    /** An extract begins; what broke off days ago is forgotten. */
    @Transactional
    UUID begin(String prison, String channel) {
        UUID id = ids.next();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql(
                        """
                delete from hub.extract where prison = :prison and finished_at is null
                   and started_at < cast(:now as timestamptz) - interval '7 days'""")
                .param("prison", prison)
                .param("now", now)
                .update();
        jdbc.sql("insert into hub.extract (id, prison, channel, started_at) values (:id, :prison, :channel, :now)")
                .param("id", id)
                .param("prison", prison)
                .param("channel", channel)
                .param("now", now)
                .update();
        return id;
    }

    /**
     * The extract was read to its end: whoever it does not have is reported. Those of whom something newer than the whole
     * extract is known came after it and are not missing, nor is a number that lives on in another; an extract without any
     * event says nothing about anybody. To be told twice changes nothing.
     */
    @Transactional
    void finish(UUID extract) {
        boolean open = jdbc.sql("select finished_at is null from hub.extract where id = :id for update")
                .param("id", extract)
                .query(Boolean.class)
                .single();
        if (open) {
            reconcile(extract);
        }
    }

    private void reconcile(UUID extract) {
        reportMissing(extract);
        raiseAlerts(extract);
        closeAlerts(extract);
        jdbc.sql("delete from hub.extract_person where extract_id = :id and finding = 'SAME'")
                .param("id", extract)
                .update();
        jdbc.sql("update hub.extract set finished_at = :now where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", extract)
                .update();
    }

    private void reportMissing(UUID extract) {
        jdbc.sql(
                        """
                insert into hub.extract_person (extract_id, person_number, finding)
                select e.id, c.person_number, 'MISSING_THERE'
                  from hub.extract e
                  join hub.custody c on c.prison = e.prison and c.status in ('IN_CUSTODY', 'ON_LEAVE')
                 where e.id = :id and cast(c.as_of_time as timestamptz) <= e.as_of
                   and not exists (select from hub.former_number f where f.former_number = c.person_number)
                   and not exists (select from hub.extract_person p
                                    where p.extract_id = e.id and p.person_number = c.person_number)""")
                .param("id", extract)
                .update();
    }

    private void raiseAlerts(UUID extract) {
        jdbc.sql(
                        """
                insert into hub.alert (id, person_number, prison, code, detail, raised_at)
                select gen_random_uuid(), p.person_number, e.prison, 'MISSING_FROM_EXTRACT',
                       'The prison''s whole extract does not have this person.', :now
                  from hub.extract e join hub.extract_person p on p.extract_id = e.id
                 where e.id = :id and p.finding = 'MISSING_THERE'
                on conflict do nothing""")
                .param("id", extract)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void closeAlerts(UUID extract) {
        jdbc.sql(
                        """
                update hub.alert a set closed_at = :now
                 where a.code = 'MISSING_FROM_EXTRACT' and a.closed_at is null
                   and (exists (select from hub.extract_person p
                                 where p.extract_id = :id and p.person_number = a.person_number
                                   and p.finding <> 'MISSING_THERE')
                     or exists (select from hub.former_number f where f.former_number = a.person_number))""")
                .param("id", extract)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
