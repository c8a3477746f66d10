package org.reentryhub.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The trail of looks, deeds and disclosures. A row stands in the same transaction as what it tells of, so neither is
 * without the other; the database role of the hub can add rows and read them, and nothing else.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class AuditTrail implements OwnCopy {
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Somebody looked at a person. */
    public void looked(Actor actor, PersonNumber person, String what) {
        entry(actor, "LOOKED", person, what, null, null);
    }

    /** Somebody looked at several people at once; a line for each. */
    public void looked(Actor actor, Collection<PersonNumber> people, String what) {
        jdbc.sql(
                        """
                insert into audit.entry (at, actor, role, organisation, kind, person_number, what)
                select :at, :actor, :role, :organisation, 'LOOKED', p, :what from unnest(:people) as p""")
                .param("at", OffsetDateTime.now(clock))
                .param("actor", actor.name())
                .param("role", actor.role().name())
                .param("organisation", actor.organisation())
                .param("what", what)
                .param("people", people.stream().map(PersonNumber::value).toArray(String[]::new))
                .update();
    }

    /** Somebody did something about a person; the subject is the id of what was touched. */
    public void did(Actor actor, PersonNumber person, String what, String subject) {
        entry(actor, "DID", person, what, subject, null);
    }

    /** Somebody did something about the hub itself. */
    public void operated(Actor actor, String what, String subject) {
        operated(actor, what, subject, null);
    }

    /** Somebody did something about the hub itself, and said why; the words are kept here. */
    public void operated(Actor actor, String what, String subject, @Nullable String reason) {
        entry(actor, "OPERATED", null, what, subject, reason);
    }

    /** Something left the house. A message is listed once, however often it is retried. */
    public void disclosed(Disclosure disclosure) {
        jdbc.sql(
                        """
                insert into audit.disclosure (message_id, referral_id, person_number, at, recipient, domain, kind,
                                              version, fields, legal_basis, grounds)
                values (:messageId, :referralId, :person, :at, :recipient, :domain, :kind, :version,
                        cast(:fields as jsonb), cast(:basis as jsonb), cast(:grounds as jsonb))
                on conflict (message_id) do nothing""")
                .param("messageId", disclosure.messageId())
                .param("referralId", disclosure.referralId())
                .param("person", disclosure.person().value())
                .param("at", disclosure.at())
                .param("recipient", disclosure.recipient())
                .param("domain", disclosure.domain())
                .param("kind", disclosure.kind())
                .param("version", disclosure.version())
                .param("fields", written(disclosure.fields()))
                .param("basis", written(disclosure.legalBasis()))
                .param("grounds", written(disclosure.grounds()))
                .update();
    }

    /** Everything ever sent about a person, oldest first; for the person's own eyes and the case manager's. */
    public List<Disclosure> disclosuresOf(PersonNumber person) {
        return jdbc.sql(
                        "select * from audit.disclosure where person_number = any(hub.numbers_of(:person)) order by at, message_id")
                .param("person", person.value())
                .query((row, number) -> new Disclosure(
                        row.getObject("message_id", UUID.class),
                        row.getObject("referral_id", UUID.class),
                        person,
                        row.getObject("at", OffsetDateTime.class)
                                .atZoneSameInstant(NorwegianTime.ZONE)
                                .toOffsetDateTime(),
                        row.getString("recipient"),
                        row.getString("domain"),
                        row.getString("kind"),
                        row.getInt("version"),
                        read(row.getString("fields"), new TypeReference<>() {}),
                        read(row.getString("legal_basis"), new TypeReference<Map<String, String>>() {}),
                        read(row.getString("grounds"), new TypeReference<>() {})))
                .list();
    }

    @Override
    public List<Item> of(PersonNumber person) {
        return disclosuresOf(person).stream()
                .map(each -> new Item(
                        each.at(),
                        each.recipient(),
                        each.domain(),
                        each.kind(),
                        each.fields(),
                        String.join(" ", each.legalBasis().values()),
                        each.grounds().purpose()))
                .toList();
    }

    private void entry(
            Actor actor,
            String kind,
            @Nullable PersonNumber person,
            String what,
            @Nullable String subject,
            @Nullable String reason) {
        jdbc.sql(
                        """
                insert into audit.entry (at, actor, role, organisation, kind, person_number, what, subject, reason)
                values (:at, :actor, :role, :organisation, :kind, :person, :what, :subject, :reason)""")
                .param("at", OffsetDateTime.now(clock))
                .param("actor", actor.name())
                .param("role", actor.role().name())
                .param("organisation", actor.organisation())
                .param("kind", kind)
                .param("person", person == null ? null : person.value())
                .param("what", what)
                .param("subject", subject)
                .param("reason", reason)
                .update();
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an audit row cannot be written as JSON", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an audit row is not JSON", e);
        }
    }
}
