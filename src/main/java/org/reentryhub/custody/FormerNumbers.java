package org.reentryhub.custody;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.reentryhub.custody.NumberWords.Former;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The numbers that live on in others. The caller has the turns of everybody who is named. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FormerNumbers {
    private final JdbcClient jdbc;

    FormerNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the numbers that live on in others now. */
    public Set<PersonNumber> ceased(Set<PersonNumber> numbers) {
        return Set.copyOf(jdbc.sql("select former_number from hub.former_number where former_number = any(:numbers)")
                .param("numbers", Columns.text(numbers, PersonNumber::value))
                .query((row, number) -> new PersonNumber(row.getString(1)))
                .list());
    }

    /** Takes what these changes say, and tells what has become of it. One statement where nobody says anything. */
    List<NumberChange> follow(List<CustodyChange> changes) {
        Set<PersonNumber> named = new LinkedHashSet<>();
        changes.forEach(change -> named.addAll(NumberWords.named(change)));
        Set<PersonNumber> all = new LinkedHashSet<>(named);
        changes.forEach(change -> all.add(change.person()));
        Map<PersonNumber, Former> before = known(all);
        if (named.isEmpty() && before.isEmpty()) {
            return List.of();
        }
        NumberWords words = new NumberWords(before, ownWords(named));
        changes.forEach(words::hear);
        write(before, words.former());
        return words.changes();
    }

    private Map<PersonNumber, Former> known(Set<PersonNumber> numbers) {
        Map<PersonNumber, Former> known = new HashMap<>();
        jdbc.sql(
                        """
                select * from hub.former_number where former_number = any(:numbers)
                 union select * from hub.former_number where current_number = any(:numbers)""")
                .param("numbers", Columns.text(numbers, PersonNumber::value))
                .query(row -> {
                    known.put(
                            new PersonNumber(row.getString("former_number")),
                            new Former(
                                    new PersonNumber(row.getString("current_number")),
                                    new EventOrder(
                                            Instant.parse(row.getString("as_of_time")),
                                            row.getString("as_of_source"),
                                            row.getString("as_of_id"))));
                });
        return known;
    }

    private Map<PersonNumber, EventOrder> ownWords(Set<PersonNumber> numbers) {
        Map<PersonNumber, EventOrder> words = new HashMap<>();
        jdbc.sql(
                        """
                select person_number, as_of_time, as_of_source, as_of_id from hub.custody
                 where person_number = any(:numbers)""")
                .param("numbers", Columns.text(numbers, PersonNumber::value))
                .query(row -> {
                    words.put(
                            new PersonNumber(row.getString(1)),
                            new EventOrder(Instant.parse(row.getString(2)), row.getString(3), row.getString(4)));
                });
        return words;
    }

    private void write(Map<PersonNumber, Former> before, Map<PersonNumber, Former> after) {
        before.keySet().stream().filter(number -> !after.containsKey(number)).forEach(number -> jdbc.sql(
                        "delete from hub.former_number where former_number = :number")
                .param("number", number.value())
                .update());
        after.forEach((number, former) -> {
            if (!Objects.equals(former, before.get(number))) {
                write(number, former);
            }
        });
    }

    private void write(PersonNumber number, Former former) {
        jdbc.sql(
                        """
                insert into hub.former_number (former_number, current_number, as_of_time, as_of_source, as_of_id)
                values (:former, :current, :time, :source, :id)
                on conflict (former_number) do update
                   set current_number = excluded.current_number, as_of_time = excluded.as_of_time,
                       as_of_source = excluded.as_of_source, as_of_id = excluded.as_of_id""")
                .param("former", number.value())
                .param("current", former.current().value())
                .param("time", former.asOf().time().toString())
                .param("source", former.asOf().source())
                .param("id", former.asOf().id())
                .update();
    }
}
