package org.reentryhub.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The triggers: who asked for what, and when. */
@Component
public class Handovers {
    private final JdbcClient jdbc;
    private final Clock clock;

    Handovers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One trigger. */
    public record Handover(UUID handoverId, PersonNumber person, OffsetDateTime requestedAt, List<String> domains) {}

    void keep(UUID id, CustodyRecord record, HandoverDesk.Asked asked, Actor actor) {
        Stream<String> domains = asked.inOrder().stream().map(Enum::name);
        Stream<String> health = Stream.of("HEALTH").filter(name -> asked.health());
        jdbc.sql(
                        """
                insert into hub.handover (id, person_number, prison, requested_by, requested_at, domains)
                values (:id, :person, :prison, :by, :at, :domains)""")
                .param("id", id)
                .param("person", record.personNumber().value())
                .param("prison", record.custody().prison())
                .param("by", actor.name())
                .param("at", OffsetDateTime.now(clock))
                .param("domains", Stream.concat(domains, health).toArray(String[]::new))
                .update();
    }

    /** The trigger of that id. */
    public Optional<Handover> find(UUID id) {
        return jdbc.sql("select * from hub.handover where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    private static Handover read(ResultSet row) throws SQLException {
        return new Handover(
                row.getObject("id", UUID.class),
                new PersonNumber(row.getString("person_number")),
                row.getObject("requested_at", OffsetDateTime.class),
                List.of((String[]) row.getArray("domains").getArray()));
    }
}
