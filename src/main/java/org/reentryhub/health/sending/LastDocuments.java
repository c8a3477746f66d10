package org.reentryhub.health.sending;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.Ids;
import org.reentryhub.health.HealthSeal;
import org.reentryhub.health.PersonKeys;
import org.reentryhub.health.summary.DocumentId;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which document a recipient had last of a person: the next one replaces it. Each call belongs in its caller's transaction. */
@Component
class LastDocuments {
    private static final String TABLE = "last_document";

    private final JdbcClient jdbc;
    private final HealthSeal seal;
    private final PersonKeys keys;
    private final Ids ids;
    private final Clock clock;

    LastDocuments(@Qualifier("healthJdbc") JdbcClient jdbc, HealthSeal seal, PersonKeys keys, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /** A version of a delivery's document. */
    record Version(UUID delivery, int number) {
        String document() {
            return DocumentId.urn(delivery, number);
        }
    }

    Optional<Version> of(PersonNumber person, String partner) {
        return jdbc.sql(
                        """
                select * from health.last_document where person_key in (:person) and recipient_key = :recipient
                 order by at desc limit 1""")
                .param("person", keys.of(person))
                .param("recipient", seal.key("recipient", partner))
                .query((row, n) ->
                        seal.open(row.getBytes("sealed"), TABLE, row.getObject("id", UUID.class), Version.class))
                .optional();
    }

    void remember(PersonNumber person, String partner, Version version) {
        var id = ids.next();
        jdbc.sql(
                        """
                insert into health.last_document (id, person_key, recipient_key, at, sealed)
                values (:id, :person, :recipient, :now, :sealed)
                on conflict (person_key, recipient_key)
                do update set id = excluded.id, at = excluded.at, sealed = excluded.sealed""")
                .param("id", id)
                .param("person", seal.key(person))
                .param("recipient", seal.key("recipient", partner))
                .param("now", OffsetDateTime.now(clock))
                .param("sealed", seal.seal(version, TABLE, id))
                .update();
    }
}
