package org.reentryhub.health.transfer;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the prison asked for: the one table on its side of the wall that this package reads, and in which it writes nothing
 * but that a request was taken. Each call belongs in its caller's transaction.
 */
@Component
class PrisonRequests {
    private final JdbcClient jdbc;

    PrisonRequests(@Qualifier("healthJdbc") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One request; it says nothing of health but that somebody wants it to be handed over. */
    record Request(UUID id, PersonNumber person, UUID handover, String askedBy, OffsetDateTime askedAt) {}

    /** Takes a request for good; empty when somebody else has. */
    Optional<Request> take(UUID id, OffsetDateTime now) {
        return jdbc.sql(
                        """
                update hub.health_request set taken_at = :now where id = :id and taken_at is null
                returning id, person_number, handover_id, requested_by, requested_at""")
                .param("now", now)
                .param("id", id)
                .query((row, n) -> new Request(
                        row.getObject("id", UUID.class),
                        new PersonNumber(row.getString("person_number")),
                        row.getObject("handover_id", UUID.class),
                        row.getString("requested_by"),
                        row.getObject("requested_at", OffsetDateTime.class)))
                .optional();
    }

    /** Who is asked for in a request that nobody has taken yet. */
    Optional<PersonNumber> person(UUID id) {
        return jdbc.sql("select person_number from hub.health_request where id = :id and taken_at is null")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(PersonNumber::new);
    }

    /** Requests that have waited so long that their message must have been lost. */
    List<UUID> forgotten(OffsetDateTime lost, int batch) {
        return jdbc.sql(
                        """
                select id from hub.health_request where taken_at is null and requested_at < :lost
                 order by requested_at limit :batch""")
                .param("lost", lost)
                .param("batch", batch)
                .query(UUID.class)
                .list();
    }
}
