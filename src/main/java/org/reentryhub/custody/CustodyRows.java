package org.reentryhub.custody;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Judgement.Outcome;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what is known of people, a chunk at a time. The caller has their turns. */
@Component
class CustodyRows {
    private final JdbcClient jdbc;
    private final SealedEvents sealed;
    private final NamePrints names;

    CustodyRows(JdbcClient jdbc, SealedEvents sealed, NamePrints names) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.names = names;
    }

    /** The snapshots of these people. */
    Map<PersonNumber, CustodyRecord> contents(Collection<PersonNumber> people) {
        Map<PersonNumber, CustodyRecord> contents = new HashMap<>();
        if (people.isEmpty()) {
            return contents;
        }
        jdbc.sql(
                        """
                select c.person_number, i.source, i.event_id, i.sealed
                  from hub.custody c join hub.inbox i on (i.source, i.event_id) = (c.content_source, c.content_id)
                 where c.person_number = any(cast(:numbers as text[]))""")
                .param("numbers", Columns.text(people, PersonNumber::value))
                .query(row -> {
                    EventKey key = new EventKey(row.getString(2), row.getString(3));
                    contents.put(new PersonNumber(row.getString(1)), sealed.open(key, row.getBytes(4)));
                });
        return contents;
    }

    /** Writes what is known from now on. */
    void write(Collection<Outcome> outcomes) {
        List<Row> contents = outcomes.stream().flatMap(this::row).toList();
        if (!contents.isEmpty()) {
            replace(contents);
        }
        List<Known> confirmed = outcomes.stream()
                .filter(outcome -> outcome.content() == null)
                .map(Outcome::known)
                .toList();
        List<PersonNumber> people = outcomes.stream()
                .filter(outcome -> outcome.content() == null)
                .map(Outcome::person)
                .toList();
        if (!people.isEmpty()) {
            confirm(people, confirmed);
        }
    }

    private record Row(Outcome outcome, EventKey content, CustodyRecord record) {
        @Nullable
        Release release() {
            return record.custody().release();
        }

        EventOrder asOf() {
            return outcome.known().asOf();
        }
    }

    private Stream<Row> row(Outcome outcome) {
        return Stream.ofNullable(outcome.content())
                .map(one -> new Row(outcome, one.event().key(), one.event().record()));
    }

    private void replace(List<Row> rows) {
        jdbc.sql(
                        """
                insert into hub.custody as c (person_number, prison, status, legal_status, release_date, certainty,
                       as_of_time, as_of_source, as_of_id, content_source, content_id, digest, revision, name_prints,
                       national_id_print)
                select person, prison, status, legal_status, cast(release_date as date), certainty,
                       as_of_time, as_of_source, as_of_id, content_source, content_id, digest, steps,
                       cast(name_prints as bigint[]), national_id
                  from unnest(cast(:persons as text[]), cast(:prisons as text[]), cast(:statuses as text[]),
                              cast(:legal as text[]), cast(:dates as text[]), cast(:certainties as text[]),
                              cast(:times as text[]), cast(:sources as text[]), cast(:ids as text[]),
                              cast(:contentSources as text[]), cast(:contentIds as text[]), cast(:digests as uuid[]),
                              cast(:steps as bigint[]), cast(:names as text[]), cast(:nationalIds as uuid[]))
                       as n (person, prison, status, legal_status, release_date, certainty, as_of_time, as_of_source,
                             as_of_id, content_source, content_id, digest, steps, name_prints, national_id)
                on conflict (person_number) do update
                   set prison = excluded.prison, status = excluded.status, legal_status = excluded.legal_status,
                       release_date = excluded.release_date, certainty = excluded.certainty,
                       as_of_time = excluded.as_of_time, as_of_source = excluded.as_of_source,
                       as_of_id = excluded.as_of_id, content_source = excluded.content_source,
                       content_id = excluded.content_id, digest = excluded.digest,
                       revision = c.revision + excluded.revision, name_prints = excluded.name_prints,
                       national_id_print = excluded.national_id_print""")
                .param("persons", Columns.text(rows, row -> row.outcome.person().value()))
                .param("prisons", Columns.text(rows, row -> row.record.custody().prison()))
                .param(
                        "statuses",
                        Columns.text(rows, row -> row.record.custody().status().name()))
                .param(
                        "legal",
                        Columns.text(
                                rows, row -> row.record.custody().legalStatus().name()))
                .param("dates", Columns.text(rows, CustodyRows::date))
                .param("certainties", Columns.text(rows, CustodyRows::certainty))
                .param("times", Columns.text(rows, row -> row.asOf().time().toString()))
                .param("sources", Columns.text(rows, row -> row.asOf().source()))
                .param("ids", Columns.text(rows, row -> row.asOf().id()))
                .param("contentSources", Columns.text(rows, row -> row.content.source()))
                .param("contentIds", Columns.text(rows, row -> row.content.id()))
                .param("digests", Columns.uuid(rows, row -> row.outcome.known().digest()))
                .param("steps", Columns.number(rows, row -> (long) row.outcome.steps()))
                .param("names", Columns.text(rows, this::namePrints))
                .param("nationalIds", Columns.uuid(rows, this::nationalIdPrint))
                .update();
    }

    private void confirm(List<PersonNumber> people, List<Known> known) {
        jdbc.sql(
                        """
                update hub.custody c set as_of_time = n.time, as_of_source = n.source, as_of_id = n.id
                  from unnest(cast(:persons as text[]), cast(:times as text[]), cast(:sources as text[]),
                              cast(:ids as text[])) as n (person, time, source, id)
                 where c.person_number = n.person""")
                .param("persons", Columns.text(people, PersonNumber::value))
                .param("times", Columns.text(known, one -> one.asOf().time().toString()))
                .param("sources", Columns.text(known, one -> one.asOf().source()))
                .param("ids", Columns.text(known, one -> one.asOf().id()))
                .update();
    }

    private static @Nullable String date(Row row) {
        Release release = row.release();
        return release == null ? null : release.date().toString();
    }

    private static @Nullable String certainty(Row row) {
        Release release = row.release();
        return release == null ? null : release.certainty().name();
    }

    private String namePrints(Row row) {
        return Stream.of(names.of(row.record.name())).map(Objects::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private @Nullable UUID nationalIdPrint(Row row) {
        return sealed.nationalId(row.record.nationalId()).orElse(null);
    }
}
