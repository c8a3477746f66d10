package org.reentryhub.plan;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code hub.plan}; each statement serves as many people as are asked for. */
@Component
class PlanRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    PlanRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes plans, one of a person at most; in the order of the numbers, so that two writers never wait for each other. */
    void write(Collection<PlanRow> rows, String timetableDigest) {
        jdbc.sql(
                        """
                insert into hub.plan as known
                       (person_number, timetable_digest, planned_at, release_date, released_on, flags, milestones)
                select p.number, :digest, :now, cast(p.release as date), cast(p.released as date),
                       string_to_array(p.flags, ','), cast(p.milestones as jsonb)
                  from unnest(:numbers, :releases, :released, :flags, :milestones)
                       as p (number, release, released, flags, milestones)
                 order by p.number collate "C"
                    on conflict (person_number) do update
                   set timetable_digest = excluded.timetable_digest, planned_at = excluded.planned_at,
                       release_date = excluded.release_date, released_on = excluded.released_on,
                       flags = excluded.flags, milestones = excluded.milestones""")
                .param("digest", timetableDigest)
                .param("now", Timestamp.from(clock.instant()))
                .param("numbers", column(rows, row -> row.person().value()))
                .param("releases", column(rows, row -> text(row.plan().release())))
                .param("released", column(rows, row -> text(row.releasedOn())))
                .param("flags", column(rows, row -> flags(row.plan())))
                .param(
                        "milestones",
                        column(rows, row -> PlanJson.write(row.plan().milestones())))
                .update();
    }

    void delete(Collection<PersonNumber> people) {
        jdbc.sql("delete from hub.plan where person_number = any(:numbers)")
                .param("numbers", column(people, PersonNumber::value))
                .update();
    }

    /** Those of them that live on in others: a late word of theirs makes no plan. */
    void deleteCeased(Collection<PersonNumber> people) {
        jdbc.sql(
                        """
                delete from hub.plan where person_number in
                       (select former_number from hub.former_number where former_number = any(:numbers))""")
                .param("numbers", column(people, PersonNumber::value))
                .update();
    }

    Map<PersonNumber, Plan> find(Collection<PersonNumber> people) {
        Map<PersonNumber, Plan> plans = new HashMap<>();
        jdbc.sql("select * from hub.plan where person_number = any(:numbers)")
                .param("numbers", column(people, PersonNumber::value))
                .query(row -> {
                    plans.put(new PersonNumber(row.getString("person_number")), plan(row));
                });
        return plans;
    }

    /** Since when those of them are out who are. */
    Map<PersonNumber, LocalDate> releasedOn(Collection<PersonNumber> people) {
        Map<PersonNumber, LocalDate> days = new HashMap<>();
        jdbc.sql("select person_number, released_on from hub.plan"
                        + " where person_number = any(:numbers) and released_on is not null")
                .param("numbers", column(people, PersonNumber::value))
                .query(row -> {
                    days.put(
                            new PersonNumber(row.getString("person_number")),
                            row.getObject("released_on", LocalDate.class));
                });
        return days;
    }

    /**
     * The next people whose plan is of another timetable, held until the transaction ends; those whom somebody else holds
     * are passed over.
     */
    List<PersonNumber> nextOfAnotherTimetable(String timetableDigest, String afterNumber, int most) {
        return jdbc.sql(
                        """
                select person_number from hub.plan
                 where person_number > :after and timetable_digest <> :digest
                 order by person_number limit :most
                   for update skip locked""")
                .param("after", afterNumber)
                .param("digest", timetableDigest)
                .param("most", most)
                .query((row, n) -> new PersonNumber(row.getString("person_number")))
                .list();
    }

    private static Plan plan(ResultSet row) throws SQLException {
        Array flags = row.getArray("flags");
        return new Plan(
                row.getObject("release_date", LocalDate.class),
                PlanJson.read(row.getString("milestones")),
                Arrays.stream((String[]) flags.getArray())
                        .map(PlanFlag::valueOf)
                        .collect(toSet()));
    }

    private static String flags(Plan plan) {
        return plan.flags().stream().map(PlanFlag::name).sorted().collect(joining(","));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static <T> String[] column(Collection<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
