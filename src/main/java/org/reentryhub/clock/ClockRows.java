package org.reentryhub.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of running clocks, and of the rungs that came. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ClockRows {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;

    ClockRows(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    List<ClockRow> lock(UUID referral) {
        return jdbc.sql("select * from hub.expectation where referral_id = :referral order by kind for update")
                .param("referral", referral)
                .query((row, number) -> read(row))
                .list();
    }

    void start(Clocks.Subject subject, Expectation expectation) {
        jdbc.sql(
                        """
                insert into hub.expectation (id, referral_id, kind, since, due_at, person_number, about, release_date,
                                             next_at, set_at)
                values (:id, :referral, :kind, :since, :due, :person, :about, :release, :due, :now)""")
                .param("id", ids.next())
                .param("referral", subject.referral())
                .param("kind", expectation.kind().name())
                .param("since", utc(expectation.since()))
                .param("due", utc(expectation.dueAt()))
                .param("person", subject.person().value())
                .param("about", subject.about())
                .param("release", subject.release())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Its rungs that are still to come do so by the new due time. */
    void move(ClockRow row, Instant due, @Nullable LocalDate release) {
        jdbc.sql(
                        """
                update hub.expectation set due_at = :due, release_date = :release, next_at = :next, set_at = :now
                 where id = :id""")
                .param("due", utc(due))
                .param("release", release)
                .param("next", next(row.kind(), row.rung(), due, release))
                .param("now", OffsetDateTime.now(clock))
                .param("id", row.id())
                .update();
    }

    void stop(UUID id) {
        jdbc.sql("delete from hub.expectation where id = :id").param("id", id).update();
    }

    /** Those whose next rung should come by now, oldest first, and that nobody else holds. */
    List<ClockRow> due(Instant now, int most) {
        return jdbc.sql(
                        """
                select * from hub.expectation where next_at <= :now
                 order by next_at limit :most for update skip locked""")
                .param("now", utc(now))
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    List<UUID> dueIds(Instant now) {
        return jdbc.sql("select id from hub.expectation where next_at <= :now order by next_at")
                .param("now", utc(now))
                .query(UUID.class)
                .list();
    }

    /** That one, if it is still due and nobody else holds it. */
    List<ClockRow> due(UUID id, Instant now) {
        return jdbc.sql("select * from hub.expectation where id = :id and next_at <= :now for update skip locked")
                .param("id", id)
                .param("now", utc(now))
                .query((row, number) -> read(row))
                .list();
    }

    /** The prison that has the person's case; null for somebody of whom custody knows nothing. */
    @Nullable
    String prisonOf(ClockRow row, Instant now) {
        return jdbc.sql("select (hub.prisons_of(:person, :now))[1]")
                .param("person", row.person().value())
                .param("now", utc(now))
                .query((found, number) -> Optional.ofNullable(found.getString(1)))
                .single()
                .orElse(null);
    }

    /** Its next rung has come. */
    void climbed(ClockRow row, Ladder.Deed deed, Instant now) {
        jdbc.sql(
                        """
                insert into hub.escalation (expectation_id, rung, referral_id, kind, deed, due_at, at)
                select id, rung + 1, referral_id, kind, :deed, greatest(next_at, set_at), :now
                  from hub.expectation where id = :id""")
                .param("deed", deed.name())
                .param("now", utc(now))
                .param("id", row.id())
                .update();
        jdbc.sql(
                        """
                update hub.expectation set rung = rung + 1, next_at = :next, in_digest = in_digest or :digest
                 where id = :id""")
                .param("next", next(row.kind(), row.rung() + 1, row.dueAt(), row.release()))
                .param("digest", deed == Ladder.Deed.DIGEST)
                .param("id", row.id())
                .update();
    }

    private static @Nullable OffsetDateTime next(
            Expectation.Kind kind, int climbed, Instant due, @Nullable LocalDate release) {
        return kind.ladder().at(climbed + 1, due, release).map(ClockRows::utc).orElse(null);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static ClockRow read(ResultSet row) throws SQLException {
        return new ClockRow(
                row.getObject("id", UUID.class),
                row.getObject("referral_id", UUID.class),
                new PersonNumber(row.getString("person_number")),
                row.getString("about"),
                Expectation.Kind.valueOf(row.getString("kind")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("release_date", LocalDate.class),
                row.getInt("rung"));
    }
}
