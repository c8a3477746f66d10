package org.reentryhub.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The stays, a chunk of people at a time. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Stays {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Stays(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The stays of these people, each person's in the order in which they were heard of, kept as they are until the transaction ends. */
    Map<PersonNumber, List<Stay>> lock(Collection<PersonNumber> people) {
        return jdbc
                .sql("select * from hub.stay where person_number = any(:people) order by seq for no key update")
                .param("people", people.stream().map(PersonNumber::value).toArray(String[]::new))
                .query((row, number) -> read(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Stay::person));
    }

    /** The stay, kept as it is until the transaction ends. */
    Optional<Stay> lock(UUID id) {
        return jdbc.sql("select * from hub.stay where id = :id for no key update")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Some of those of whom something is due that could not be sent. */
    List<PersonNumber> peopleWithSomethingHeld(int most, String after) {
        return jdbc.sql(
                        """
                select distinct person_number from hub.stay where held is not null and person_number > :after
                 order by person_number limit :most""")
                .param("after", after)
                .param("most", most)
                .query((row, number) -> new PersonNumber(row.getString(1)))
                .list();
    }

    void write(Collection<Stay> stays) {
        if (stays.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                insert into hub.stay (id, person_number, custody, admitted_on, began, expected_to, ended, institution, state,
                                      told, recipient, version, held)
                select cast(id as uuid), person, cast(custody as uuid), cast(admitted as date), cast(began as date),
                       cast(expected as date), cast(ended as date), institution, state, cast(told as jsonb), recipient,
                       cast(version as integer), held
                  from unnest(:ids, :persons, :custodies, :admitted, :began, :expected, :ended, :institutions, :states,
                              :told, :recipients, :versions, :held)
                       as n (id, person, custody, admitted, began, expected, ended, institution, state, told, recipient,
                             version, held)
                on conflict (id) do update
                   set custody = excluded.custody, admitted_on = excluded.admitted_on, began = excluded.began,
                       expected_to = excluded.expected_to, ended = excluded.ended, institution = excluded.institution,
                       state = excluded.state, told = excluded.told, recipient = excluded.recipient,
                       version = excluded.version, held = excluded.held""")
                .param("ids", column(stays, stay -> stay.id().toString()))
                .param("persons", column(stays, stay -> stay.person().value()))
                .param("custodies", column(stays, stay -> stay.custody().toString()))
                .param("admitted", column(stays, stay -> stay.admittedOn().toString()))
                .param("began", column(stays, stay -> stay.known().from().toString()))
                .param("expected", column(stays, stay -> day(stay.known().expectedTo())))
                .param("ended", column(stays, stay -> day(stay.known().to())))
                .param("institutions", column(stays, stay -> stay.known().institution()))
                .param("states", column(stays, stay -> stay.known().state().name()))
                .param(
                        "told",
                        column(stays, stay -> stay.told().map(this::written).orElse(null)))
                .param("recipients", column(stays, stay -> stay.recipient().orElse(null)))
                .param("versions", column(stays, stay -> String.valueOf(stay.version())))
                .param("held", column(stays, stay -> stay.held().orElse(null)))
                .update();
    }

    /** Facts as they rest. */
    String written(StayFacts facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stay cannot be written as JSON", e);
        }
    }

    private StayFacts facts(String text) {
        try {
            return json.readValue(text, StayFacts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stay is not JSON", e);
        }
    }

    private Stay read(ResultSet row) throws SQLException {
        return new Stay(
                row.getObject("id", UUID.class),
                new PersonNumber(row.getString("person_number")),
                row.getObject("custody", UUID.class),
                row.getObject("admitted_on", LocalDate.class),
                new StayFacts(
                        row.getObject("began", LocalDate.class),
                        row.getObject("expected_to", LocalDate.class),
                        row.getObject("ended", LocalDate.class),
                        row.getString("institution"),
                        StayState.valueOf(row.getString("state"))),
                Optional.ofNullable(row.getString("told")).map(this::facts),
                Optional.ofNullable(row.getString("recipient")),
                row.getInt("version"),
                Optional.ofNullable(row.getString("held")));
    }

    private static String[] column(Collection<Stay> stays, Function<Stay, @Nullable String> value) {
        return stays.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
