package org.reentryhub.custody;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.custody.Intake.Taken;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom an extract has, noted chunk by chunk in the transaction that takes them in. */
@Component
class ExtractRows {
    private static final JsonPointer RECORDED_PRISON = JsonPointer.compile("/custody/prison");

    private final JdbcClient jdbc;

    ExtractRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param line where the person stands, from 1 */
    private record Met(PersonNumber person, ExtractFinding finding, long line) {}

    void note(UUID extract, List<Taken> taken) {
        String prison = jdbc.sql("select prison from hub.extract where id = :id")
                .param("id", extract)
                .query(String.class)
                .single();
        Map<PersonNumber, Met> met = new LinkedHashMap<>();
        taken.forEach(one -> person(one)
                .ifPresent(person -> met.putIfAbsent(
                        person,
                        new Met(person, finding(one, prison), one.arrival().index() + 1))));
        insert(extract, met.values());
        count(extract, taken);
        taken.stream()
                .flatMap(one -> one.arrival().reading().event().stream())
                .map(event -> event.order().time())
                .max(Instant::compareTo)
                .ifPresent(newest -> isAsOf(extract, newest));
    }

    private void insert(UUID extract, Collection<Met> met) {
        jdbc.sql(
                        """
                insert into hub.extract_person (extract_id, person_number, finding, line)
                select :id, person, finding, line
                  from unnest(cast(:persons as text[]), cast(:findings as text[]), cast(:lines as bigint[]))
                       as m (person, finding, line)
                on conflict do nothing""")
                .param("id", extract)
                .param("persons", Columns.text(met, one -> one.person().value()))
                .param("findings", Columns.text(met, one -> one.finding().name()))
                .param("lines", Columns.number(met, Met::line))
                .update();
    }

    private void count(UUID extract, List<Taken> taken) {
        long rejected =
                taken.stream().filter(one -> one.verdict() == Verdict.REFUSED).count();
        jdbc.sql("update hub.extract set records = records + :records, rejected = rejected + :rejected where id = :id")
                .param("records", taken.size())
                .param("rejected", rejected)
                .param("id", extract)
                .update();
    }

    private void isAsOf(UUID extract, Instant newest) {
        jdbc.sql("update hub.extract set as_of = greatest(as_of, cast(:newest as timestamptz)) where id = :id")
                .param("newest", newest.toString())
                .param("id", extract)
                .update();
    }

    private static Optional<PersonNumber> person(Taken taken) {
        return taken.arrival()
                .reading()
                .fold(event -> Optional.of(event.person()), refused -> Optional.ofNullable(refused.person()));
    }

    private static ExtractFinding finding(Taken taken, String prison) {
        boolean elsewhere = taken.arrival()
                .reading()
                .event()
                .filter(event -> !prison.equals(event.data().at(RECORDED_PRISON).textValue()))
                .isPresent();
        return elsewhere ? ExtractFinding.ELSEWHERE : ExtractFinding.of(taken.verdict());
    }
}
