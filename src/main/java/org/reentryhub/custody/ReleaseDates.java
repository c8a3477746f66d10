package org.reentryhub.custody;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How release dates moved: the history that a live look at the prison's record does not have. */
@Component
class ReleaseDates {
    private final JdbcClient jdbc;

    ReleaseDates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes down those changes in which the date or its certainty became another. */
    void moved(List<CustodyChange> changes) {
        List<CustodyChange> moved =
                changes.stream().filter(ReleaseDates::isMove).toList();
        if (moved.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                insert into hub.release_date_change (person_number, at, cause, from_date, to_date, certainty)
                select person, cast(at as timestamptz), cause, cast(f as date), cast(t as date), certainty
                  from unnest(cast(:persons as text[]), cast(:times as text[]), cast(:causes as text[]),
                              cast(:from as text[]), cast(:to as text[]), cast(:certainties as text[]))
                       with ordinality as n (person, at, cause, f, t, certainty, place)
                 order by place""")
                .param("persons", Columns.text(moved, change -> change.person().value()))
                .param(
                        "times",
                        Columns.text(moved, change -> change.order().time().toString()))
                .param("causes", Columns.text(moved, change -> change.cause().name()))
                .param("from", Columns.text(moved, change -> date(change.known())))
                .param("to", Columns.text(moved, change -> date(Optional.of(change.after()))))
                .param("certainties", Columns.text(moved, ReleaseDates::certainty))
                .update();
    }

    private static boolean isMove(CustodyChange change) {
        Optional<Release> before = change.known().flatMap(ReleaseDates::release);
        Optional<Release> after = release(change.after());
        return !before.map(Release::date).equals(after.map(Release::date))
                || !before.map(Release::certainty).equals(after.map(Release::certainty));
    }

    private static Optional<Release> release(CustodyRecord record) {
        return Optional.ofNullable(record.custody().release());
    }

    private static @Nullable String date(Optional<CustodyRecord> record) {
        return record.flatMap(CustodyRecord::releaseDate).map(Object::toString).orElse(null);
    }

    private static @Nullable String certainty(CustodyChange change) {
        return release(change.after()).map(Release::certainty).map(Enum::name).orElse(null);
    }
}
