package org.reentryhub.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is known of people now. Says nothing about who may ask: that is the caller's to decide, and to write down. */
@Component("people")
public class People {
    private static final String COLUMNS =
            """
            select c.person_number, p.person_id, c.as_of_time, c.as_of_source, c.as_of_id, c.revision,
                   i.source, i.event_id, i.sealed
              from hub.custody c
              join hub.person p using (person_number)
              join hub.inbox i on (i.source, i.event_id) = (c.content_source, c.content_id)
            """;

    /** Whom a prison has, or still has until another accepts; of somebody who has two numbers, the one that lives on. */
    private static final String OF_PRISON =
            """
            where (c.prison = :prison or c.person_number = any(array(
                     select b.person_number from hub.baton b
                      where b.from_prison = :prison and b.accepted_at is null and (b.ends_at is null or b.ends_at > :now))))
              and not exists (select from hub.former_number f where f.former_number = c.person_number)
            """;

    private final JdbcClient jdbc;
    private final SealedEvents events;
    private final NamePrints names;
    private final Clock clock;
    private final RowMapper<KnownPerson> known = this::known;

    People(JdbcClient jdbc, SealedEvents events, NamePrints names, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.names = names;
        this.clock = clock;
    }

    /** The person with that number, if the hub has heard of one. */
    public Optional<KnownPerson> find(PersonNumber number) {
        return jdbc.sql(COLUMNS + "where c.person_number = :number")
                .param("number", number.value())
                .query(known)
                .optional();
    }

    /** The person with that number, or the one in whom it lives on since a merge. */
    public Optional<KnownPerson> present(PersonNumber number) {
        return jdbc.sql(COLUMNS + "where c.person_number = hub.present_number(:number)")
                .param("number", number.value())
                .query(known)
                .optional();
    }

    /** All numbers of the person whom that number stands for, in no order: the present one, and those that live on in it. */
    public List<PersonNumber> numbers(PersonNumber number) {
        return jdbc.sql("select unnest(hub.numbers_of(hub.present_number(:number)))")
                .param("number", number.value())
                .query((row, n) -> new PersonNumber(row.getString(1)))
                .list();
    }

    /**
     * The same as {@link #present}, and nothing changes what is known of the person until the caller's transaction ends. Asked twice for the
     * rows, because a merge for which the first had to wait names another.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<KnownPerson> hold(PersonNumber number) {
        for (int i = 0; i < 2; i++) {
            jdbc.sql(
                            """
                    select person_number from hub.person where person_number in (:number, hub.present_number(:number))
                     order by person_number for no key update""")
                    .param("number", number.value())
                    .query(String.class)
                    .list();
        }
        return present(number);
    }

    /** The person whom that page address stands for. */
    public Optional<KnownPerson> find(UUID id) {
        return jdbc.sql(
                        COLUMNS
                                + "where c.person_number = (select hub.present_number(n.person_number) from hub.person n where n.person_id = :id)")
                .param("id", id)
                .query(known)
                .optional();
    }

    /** Those of the numbers of which the hub has heard, in no order. */
    public List<KnownPerson> find(Collection<PersonNumber> numbers) {
        return jdbc.sql(COLUMNS + "where c.person_number = any(:numbers)")
                .param("numbers", numbers.stream().map(PersonNumber::value).toArray(String[]::new))
                .query(known)
                .list();
    }

    /**
     * The people held at a prison, soonest release first; those without a date come last.
     *
     * @param releaseBefore only those to be released before that day; null for everybody
     * @param page from 0
     */
    public Page<KnownPerson> ofPrison(String prison, @Nullable LocalDate releaseBefore, int page, int size) {
        String where = OF_PRISON + " and c.status in ('IN_CUSTODY', 'ON_LEAVE')"
                + " and (cast(:before as date) is null or c.release_date < :before) ";
        long total = jdbc.sql("select count(*) from hub.custody c " + where)
                .param("prison", prison)
                .param("now", OffsetDateTime.now(clock))
                .param("before", releaseBefore)
                .query(Long.class)
                .single();
        List<KnownPerson> items = jdbc.sql(COLUMNS + where
                        + "order by c.release_date nulls last, c.person_number limit :size offset :offset")
                .param("prison", prison)
                .param("now", OffsetDateTime.now(clock))
                .param("before", releaseBefore)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(known)
                .list();
        return new Page<>(items, total, page);
    }

    /**
     * The people of a prison, released ones too, each word of whose query begins one of their names; case and accents do
     * not matter. Nobody for a query without a word of two letters.
     */
    public Page<KnownPerson> searchByName(String prison, String name, int page, int size) {
        Long[] wanted = names.wanted(name);
        if (wanted.length == 0) {
            return new Page<>(List.of(), 0, page);
        }
        String where = OF_PRISON + " and c.name_prints @> :wanted ";
        long total = jdbc.sql("select count(*) from hub.custody c " + where)
                .param("prison", prison)
                .param("now", OffsetDateTime.now(clock))
                .param("wanted", wanted)
                .query(Long.class)
                .single();
        List<KnownPerson> items = jdbc.sql(COLUMNS + where
                        + "order by c.release_date nulls last, c.person_number limit :size offset :offset")
                .param("prison", prison)
                .param("now", OffsetDateTime.now(clock))
                .param("wanted", wanted)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(known)
                .list();
        return new Page<>(items, total, page);
    }

    /** How the release date moved, oldest first. */
    public List<ReleaseDateChange> releaseHistory(PersonNumber person) {
        return jdbc.sql("select * from hub.release_date_change where person_number = :number order by id")
                .param("number", person.value())
                .query((row, n) -> new ReleaseDateChange(
                        row.getTimestamp("at").toInstant(),
                        Cause.valueOf(row.getString("cause")),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("to_date", LocalDate.class),
                        Optional.ofNullable(row.getString("certainty"))
                                .map(Certainty::valueOf)
                                .orElse(null)))
                .list();
    }

    private KnownPerson known(ResultSet row, int number) throws SQLException {
        return new KnownPerson(
                row.getObject("person_id", UUID.class),
                events.open(new EventKey(row.getString("source"), row.getString("event_id")), row.getBytes("sealed")),
                new EventOrder(
                        Instant.parse(row.getString("as_of_time")),
                        row.getString("as_of_source"),
                        row.getString("as_of_id")),
                row.getLong("revision"));
    }
}
