package org.reentryhub.consent;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.audit.Actor;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The consents that were given. Every method belongs in a caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Consents {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Consents(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a case manager writes down when a person consents. */
    public record Given(
            String recipientKind,
            Set<String> domains,
            LocalDate givenOn,
            @Nullable LocalDate expiresOn,
            String evidence) {}

    /** Keeps a consent. */
    public Consent record(PersonNumber person, Given given, Actor by) {
        Consent consent = new Consent(
                ids.next(),
                given.recipientKind(),
                given.domains(),
                given.givenOn(),
                given.expiresOn(),
                given.evidence(),
                null);
        jdbc.sql(
                        """
                insert into hub.consent (id, person_number, recipient_kind, domains, given_on, expires_on, evidence,
                                         recorded_at, recorded_by)
                values (:id, :person, :kind, :domains, :given, :expires, :evidence, :now, :by)""")
                .param("id", consent.id())
                .param("person", person.value())
                .param("kind", consent.recipientKind())
                .param("domains", consent.domains().toArray(String[]::new))
                .param("given", consent.givenOn())
                .param("expires", consent.expiresOn())
                .param("evidence", consent.evidence())
                .param("now", OffsetDateTime.now(clock))
                .param("by", by.name())
                .update();
        return consent;
    }

    /** All consents of a person, oldest first, withdrawn and expired ones too. */
    public List<Consent> of(PersonNumber person) {
        return jdbc.sql(
                        "select * from hub.consent where person_number = any(hub.numbers_of(:person)) order by recorded_at, id")
                .param("person", person.value())
                .query((row, number) -> read(row))
                .list();
    }

    /** The same of many people, by the numbers that were asked for; who has none is not in it. */
    public Map<PersonNumber, List<Consent>> of(Collection<PersonNumber> people) {
        Map<PersonNumber, List<Consent>> found = new HashMap<>();
        jdbc.sql(
                        """
                with recursive numbers (asked, number) as (
                  select p collate "C", p collate "C" from unnest(:people) as p
                   union
                  select n.asked, f.former_number from hub.former_number f join numbers n on f.current_number = n.number)
                select n.asked, c.* from numbers n join hub.consent c on c.person_number = n.number collate "default"
                 order by c.recorded_at, c.id""")
                .param("people", people.stream().map(PersonNumber::value).toArray(String[]::new))
                .query(row -> {
                    found.computeIfAbsent(new PersonNumber(row.getString("asked")), asked -> new ArrayList<>())
                            .add(read(row));
                });
        return found;
    }

    /** The consent that covers a domain today, if there is one: of several the newest. */
    public Optional<Consent> covering(PersonNumber person, String kind, String domain) {
        LocalDate today = LocalDate.now(clock);
        return of(person).stream()
                .filter(consent -> consent.covers(kind, domain, today))
                .reduce((older, newer) -> newer);
    }

    /**
     * Whether a consent still covers a domain, holding it as it is until the transaction ends: a withdrawal either comes
     * first and is seen here, or comes after and finds that the attempt has begun.
     */
    public boolean stillCovers(UUID id, String kind, String domain) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("select * from hub.consent where id = :id for share")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional()
                .filter(consent -> consent.covers(kind, domain, today))
                .isPresent();
    }

    /** Takes a consent back; withdrawing twice changes nothing. Empty when the person has no such consent. */
    public Optional<Consent> withdraw(PersonNumber person, UUID id, Actor by) {
        jdbc.sql(
                        """
                update hub.consent set withdrawn_at = :now, withdrawn_by = :by
                 where id = :id and person_number = any(hub.numbers_of(:person)) and withdrawn_at is null""")
                .param("now", OffsetDateTime.now(clock))
                .param("by", by.name())
                .param("id", id)
                .param("person", person.value())
                .update();
        return of(person).stream().filter(consent -> consent.id().equals(id)).findFirst();
    }

    private static Consent read(ResultSet row) throws SQLException {
        Array domains = row.getArray("domains");
        return new Consent(
                row.getObject("id", UUID.class),
                row.getString("recipient_kind"),
                Set.of((String[]) domains.getArray()),
                row.getObject("given_on", LocalDate.class),
                row.getObject("expires_on", LocalDate.class),
                row.getString("evidence"),
                row.getObject("withdrawn_at", OffsetDateTime.class));
    }
}
