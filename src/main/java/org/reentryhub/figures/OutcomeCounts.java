package org.reentryhub.figures;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reentryhub.referral.HandoverDomain;
import org.reentryhub.referral.Moment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts released people by what is known of them. Each counts once in each need and moment, however many receivers had agreed:
 * by the newest word, else by what the prison's record says, else as not told.
 */
@Component
class OutcomeCounts {
    /** Asked about later: the day has not come. */
    static final String NOT_ASKED_YET = "NOT_ASKED_YET";

    static final String NOT_TOLD = "NOT_TOLD";

    private final JdbcClient jdbc;
    private final Clock clock;

    OutcomeCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whose releases, when, and what was asked about them. */
    record Place(String prison, YearMonth month, HandoverDomain domain, Moment moment) {
        static final Comparator<Place> ORDER = Comparator.comparing(Place::month)
                .thenComparing(Place::prison)
                .thenComparing(Place::domain)
                .thenComparing(Place::moment);
    }

    /** The people of one place: how many of each outcome code, {@link #NOT_TOLD} and {@link #NOT_ASKED_YET}. */
    record Counted(Place place, Map<String, Integer> people) {}

    private record Row(Place place, String standing, int people) {}

    /** The months, first and last, of release; oldest first. */
    List<Counted> between(YearMonth first, YearMonth last) {
        Map<Place, Map<String, Integer>> places = new HashMap<>();
        rows(first, last).forEach(row -> places.computeIfAbsent(row.place(), place -> new LinkedHashMap<>())
                .put(row.standing(), row.people()));
        List<Counted> counted = new ArrayList<>();
        places.forEach((place, people) -> counted.add(new Counted(place, people)));
        counted.sort(Comparator.comparing(Counted::place, Place.ORDER));
        return counted;
    }

    private List<Row> rows(YearMonth first, YearMonth last) {
        return jdbc.sql(
                        """
                with question as (
                  select q.*, r.domain, hub.present_number(r.person_number) as person, a.outcome, a.id as word
                    from hub.outcome_question q
                    join hub.referral r on r.id = q.referral_id
                    left join lateral (select * from hub.outcome_answer a where a.question_id = q.id
                                        order by a.id desc limit 1) a on true
                   where q.released_on >= :from and q.released_on < :before
                     and (q.ended_why is null or q.ended_why in ('RETURNED_TO_CUSTODY', 'DECEASED')
                          or q.ended_why = 'NOT_AGREED' and a.id is not null)),
                person as (
                  select distinct on (person, released_on, domain, moment) *
                    from question order by person, released_on, domain, moment, word desc nulls last, id),
                standing as (
                  select prison, to_char(released_on, 'YYYY-MM') as month, domain, moment,
                         case when outcome is not null then outcome
                              when ended_on <= day then ended_why
                              when asked_at > :now then 'NOT_ASKED_YET'
                              else 'NOT_TOLD' end as standing
                    from person)
                select prison, month, domain, moment, standing, count(*) as people
                  from standing group by prison, month, domain, moment, standing""")
                .param("from", first.atDay(1))
                .param("before", last.plusMonths(1).atDay(1))
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> new Row(
                        new Place(
                                row.getString("prison"),
                                YearMonth.parse(row.getString("month")),
                                HandoverDomain.valueOf(row.getString("domain")),
                                Moment.valueOf(row.getString("moment"))),
                        row.getString("standing"),
                        row.getInt("people")))
                .list();
    }
}
