package org.reentryhub.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.reentryhub.Ids;
import org.reentryhub.audit.Actor;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who was told what is passed on about them, and when. Every method belongs in a caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class InformationGiven {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    InformationGiven(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps that a person was told. */
    public void record(PersonNumber person, Informed informed, Actor by) {
        jdbc.sql(
                        """
                insert into hub.information_given (id, person_number, given_on, language, manner, recorded_at, recorded_by)
                values (:id, :person, :given, :language, :manner, :now, :by)""")
                .param("id", ids.next())
                .param("person", person.value())
                .param("given", informed.givenOn())
                .param("language", informed.language())
                .param("manner", informed.manner().name())
                .param("now", OffsetDateTime.now(clock))
                .param("by", by.name())
                .update();
    }

    /** Every time that the person was told, the earliest first. */
    public List<Informed> of(PersonNumber person) {
        return jdbc.sql(
                        """
                select given_on, language, manner from hub.information_given
                 where person_number = any(hub.numbers_of(:person)) order by given_on, recorded_at, id""")
                .param("person", person.value())
                .query((row, number) -> new Informed(
                        row.getObject("given_on", LocalDate.class),
                        row.getString("language"),
                        Informed.Manner.valueOf(row.getString("manner"))))
                .list();
    }

    /** The day on which the person was told last; empty when nobody wrote it down. */
    public Optional<LocalDate> lastTo(PersonNumber person) {
        return of(person).stream().map(Informed::givenOn).reduce((earlier, later) -> later);
    }
}
