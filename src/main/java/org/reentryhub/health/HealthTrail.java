package org.reentryhub.health;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.OwnCopy;
import org.reentryhub.audit.Role;
import org.reentryhub.health.summary.LegalBasis;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The health unit's own trail of looks, deeds and disclosures: it stands apart from the prison's, sealed, so that the
 * prison's tells nothing of it, and can only grow. Each call belongs in the transaction of what it tells of.
 */
@Component
public class HealthTrail implements OwnCopy {
    private static final String ENTRY = "entry";
    private static final String DISCLOSURE = "disclosure";

    private final JdbcClient jdbc;
    private final HealthSeal seal;
    private final PersonKeys keys;
    private final Ids ids;
    private final Clock clock;

    HealthTrail(@Qualifier("healthJdbc") JdbcClient jdbc, HealthSeal seal, PersonKeys keys, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One line of the trail.
     *
     * @param reason in the actor's own words, where they gave one
     */
    public record Entry(
            OffsetDateTime at,
            String actor,
            Role role,
            String organisation,
            PersonNumber person,
            String what,
            String subject,
            @Nullable String reason) {}

    /**
     * That a summary left the house.
     *
     * @param recipient the partner's id
     * @param legalBasis the law that lets health personnel share with those who take over, and whether the patient objected
     */
    public record Disclosed(OffsetDateTime at, PersonNumber person, String recipient, String legalBasis) {}

    public void entry(Actor actor, PersonNumber person, String what, String subject) {
        entry(actor, person, what, subject, null);
    }

    public void entry(Actor actor, PersonNumber person, String what, String subject, @Nullable String reason) {
        var id = ids.next();
        var now = OffsetDateTime.now(clock);
        var entry = new Entry(now, actor.name(), actor.role(), actor.organisation(), person, what, subject, reason);
        jdbc.sql("insert into health.entry (id, at, person_key, sealed) values (:id, :at, :person, :sealed)")
                .param("id", id)
                .param("at", now)
                .param("person", seal.key(person))
                .param("sealed", seal.seal(entry, ENTRY, id))
                .update();
    }

    /** That content leaves with an attempt, and what applies to it. */
    public void disclosed(UUID delivery, int attempt, PersonNumber person, String recipient, LegalBasis basis) {
        var now = OffsetDateTime.now(clock);
        var disclosed = new Disclosed(now, person, recipient, basis.words());
        jdbc.sql(
                        """
                insert into health.disclosure (delivery_id, attempt, at, person_key, sealed)
                values (:id, :attempt, :at, :person, :sealed)""")
                .param("id", delivery)
                .param("attempt", attempt)
                .param("at", now)
                .param("person", seal.key(person))
                .param("sealed", seal.seal(disclosed, DISCLOSURE, delivery))
                .update();
    }

    @Override
    public List<Item> of(PersonNumber person) {
        return disclosuresOf(person).stream()
                .map(each -> new Item(
                        each.at(),
                        each.recipient(),
                        "HEALTH",
                        "SUMMARY",
                        List.of("patient summary"),
                        each.legalBasis(),
                        "CONTINUITY_OF_CARE"))
                .toList();
    }

    /**
     * Every summary ever sent about a person, oldest first, and what applied to what arrived: for the person's own copy, never
     * for the prison's staff.
     */
    public List<Disclosed> disclosuresOf(PersonNumber person) {
        return Disclosures.listed(jdbc.sql(
                        """
                select d.*, coalesce(a.outcome, 'UNKNOWN') <> 'NOT_TAKEN' as arrived
                  from health.disclosure d
                  left join health.attempt a on a.delivery_id = d.delivery_id and a.number = d.attempt
                 where d.person_key in (:person) order by d.at, d.delivery_id, d.attempt""")
                .param("person", keys.of(person))
                .query((row, n) -> leaving(row))
                .list());
    }

    private Disclosures.Leaving leaving(ResultSet row) throws SQLException {
        var delivery = row.getObject("delivery_id", UUID.class);
        return new Disclosures.Leaving(
                delivery,
                row.getBoolean("arrived"),
                seal.open(row.getBytes("sealed"), DISCLOSURE, delivery, Disclosed.class));
    }

    public List<Entry> entriesOf(PersonNumber person) {
        return jdbc.sql("select * from health.entry where person_key in (:person) order by at, id")
                .param("person", keys.of(person))
                .query((row, n) ->
                        seal.open(row.getBytes("sealed"), ENTRY, row.getObject("id", UUID.class), Entry.class))
                .list();
    }
}
