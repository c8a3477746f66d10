package org.reentryhub.custody;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Two numbers that carry one national id are probably one person whose merge was lost: an alert at the prisons of both, open
 * as long as it is so. Told by keyed fingerprint; the id itself is not repeated.
 */
@Component
class Twins {
    private static final String DETAIL =
            "Another person number carries the same national id. If they are one person, have the numbers merged.";

    /**
     * Of each person one other is looked for: as many as share an id, it costs no more. «Is null» and not «not exists», which
     * PostgreSQL would make a join of, and read all of them for.
     */
    private static final String LIVING_TWIN =
            """
            (select o.person_number, o.prison from hub.custody o
              where o.national_id_print = c.national_id_print and o.person_number <> c.person_number
                and (select f.former_number from hub.former_number f where f.former_number = o.person_number) is null
              limit 1)""";

    private static final String LIVING =
            " not exists (select from hub.former_number f where f.former_number = c.person_number) ";

    private final JdbcClient jdbc;
    private final SealedEvents sealed;
    private final Clock clock;

    Twins(JdbcClient jdbc, SealedEvents sealed, Clock clock) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.clock = clock;
    }

    /** Raises what these changes brought and closes what they took away; one statement, and none where no id or number moved. */
    void lookedFor(List<CustodyChange> changes, List<NumberChange> numbers) {
        List<CustodyChange> moved = changes.stream().filter(Twins::mayMatter).toList();
        Set<PersonNumber> touched = new LinkedHashSet<>();
        moved.forEach(change -> touched.add(change.person()));
        numbers.forEach(change -> touched.addAll(List.of(change.former(), change.current())));
        if (!touched.isEmpty()) {
            look(touched, moved.stream().flatMap(this::left).toList());
        }
    }

    private static boolean mayMatter(CustodyChange change) {
        CustodyRecord after = change.after();
        return change.known()
                .map(before -> !Objects.equals(before.nationalId(), after.nationalId())
                        || !before.custody().prison().equals(after.custody().prison()))
                .orElse(after.nationalId() != null);
    }

    /** Whoever shared the id that a record no longer has may be alone with it now. */
    private Stream<UUID> left(CustodyChange change) {
        return change.known().flatMap(before -> sealed.nationalId(before.nationalId())).stream();
    }

    private void look(Set<PersonNumber> touched, List<UUID> left) {
        jdbc.sql(
                        """
                with touched as (select unnest(cast(:touched as text[])) as person),
                     twins as (select c.person_number as one, c.prison as one_prison,
                                      o.person_number as other, o.prison as other_prison
                                 from touched t join hub.custody c on c.person_number = t.person
                                 cross join lateral %1$s o where %2$s),
                     over as (update hub.alert a set closed_at = :now
                               where a.code = 'SAME_NATIONAL_ID' and a.closed_at is null
                                 and a.person_number in (select person from touched union
                                       select l.person_number from hub.custody l where l.national_id_print = any(:left))
                                 and not exists (select from hub.custody c
                                                  where c.person_number = a.person_number and c.prison = a.prison and %2$s
                                                    and exists %1$s))
                insert into hub.alert (id, person_number, prison, code, detail, raised_at)
                select gen_random_uuid(), person, prison, 'SAME_NATIONAL_ID', :detail, :now
                  from (select one, one_prison from twins union select other, other_prison from twins) as a (person, prison)
                on conflict do nothing"""
                                .formatted(LIVING_TWIN, LIVING))
                .param("touched", Columns.text(touched, PersonNumber::value))
                .param("left", Columns.uuid(new ArrayList<>(left), id -> id))
                .param("detail", DETAIL)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
