package org.reentryhub.custody;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.reentryhub.Ids;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose turn it is. To hold a person's row is to be the only one who applies events to that person. */
@Component
class Turns {
    private final JdbcClient jdbc;
    private final Ids ids;

    Turns(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Waits for the turn of each person of these events and of those they name, until the transaction ends; then tells what is known of them. */
    Map<PersonNumber, Known> take(List<CustodyEvent> events) {
        List<String> persons = events.stream()
                .flatMap(Turns::named)
                .map(PersonNumber::value)
                .distinct()
                .toList();
        if (persons.isEmpty()) {
            return Map.of();
        }
        String[] numbers = Columns.text(persons, number -> number);
        introduce(persons, numbers);
        lock(numbers);
        return known(numbers);
    }

    /** Whoever is said to live on in somebody, or no longer, has to wait too. */
    private static Stream<PersonNumber> named(CustodyEvent event) {
        return Stream.of(
                        Stream.of(event.person()),
                        Stream.ofNullable(event.otherPersonNumber()),
                        event.record().formerPersonNumbers().stream())
                .flatMap(names -> names);
    }

    /** In the order of their numbers: two that introduce the same people wait for each other, but never in a circle. */
    private void introduce(List<String> persons, String[] numbers) {
        jdbc.sql(
                        """
                insert into hub.person (person_number, person_id)
                select number, id from unnest(cast(:numbers as text[]), cast(:ids as uuid[])) as n (number, id)
                 where not exists (select from hub.person where person_number = number)
                 order by number collate "C"
                on conflict do nothing""")
                .param("numbers", numbers)
                .param("ids", Columns.uuid(persons, number -> ids.next()))
                .update();
    }

    private void lock(String[] numbers) {
        jdbc.sql(
                        """
                select person_number from hub.person where person_number = any(cast(:numbers as text[]))
                 order by person_number for no key update""")
                .param("numbers", numbers)
                .query(String.class)
                .list();
    }

    /** A statement of its own: one that had to wait for the lock would still see what was known before. */
    private Map<PersonNumber, Known> known(String[] numbers) {
        Map<PersonNumber, Known> known = new HashMap<>();
        jdbc.sql(
                        """
                select person_number, as_of_time, as_of_source, as_of_id, digest
                  from hub.custody where person_number = any(cast(:numbers as text[]))""")
                .param("numbers", numbers)
                .query(row -> {
                    EventOrder asOf =
                            new EventOrder(Instant.parse(row.getString(2)), row.getString(3), row.getString(4));
                    known.put(new PersonNumber(row.getString(1)), new Known(asOf, row.getObject(5, UUID.class)));
                });
        return known;
    }
}
