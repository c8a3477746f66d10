package org.reentryhub.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of receivers who come and fetch. Fetching a message that has not left yet is its attempt, begun and delivered at
 * once and under the same conditions as one that is pushed.
 */
@Component
@Transactional
public class Fetching {
    private static final int MOST = 100;

    /**
     * What waits, and what the partner has or may have. What was tried and never taken is neither, once it is stopped: the
     * partner has seen nothing of it, and is not to see it now. Nor what was taken back, though it has seen that.
     */
    private static final String CANDIDATES =
            """
            select * from (
              select d.*, d.state in ('PENDING', 'RETRYING') as waits,
                     exists (select from hub.attempt a
                              where a.message_id = d.message_id
                                and (a.outcome is null or a.outcome in ('DELIVERED', 'FETCHED', 'UNKNOWN')))
                       as may_have_arrived
                from hub.delivery d) of_any_kind
             where (waits or may_have_arrived) and not taken_back""";

    private final JdbcClient jdbc;
    private final DeliveryRows rows;
    private final Stops stops;
    private final List<MessageOwner> owners;
    private final Vault vault;
    private final Clock clock;

    Fetching(JdbcClient jdbc, DeliveryRows rows, Stops stops, List<MessageOwner> owners, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.stops = stops;
        this.owners = owners;
        this.vault = vault;
        this.clock = clock;
    }

    /** A message that was fetched, and the place after it. */
    public record Fetched(Cursor after, byte[] body) {}

    /**
     * A place in the order of a partner's messages. The transaction comes first: nothing is shown while an earlier one is
     * open that might add something before it.
     */
    public record Cursor(long transaction, long number) {
        public static final Cursor START = new Cursor(0, 0);

        /** The place a partner gave back; empty when it is none of ours. */
        public static Optional<Cursor> read(String text) {
            String[] parts = text.split("-", -1);
            boolean ours = parts.length == 2 && parts[0].matches("\\d{1,18}") && parts[1].matches("\\d{1,18}");
            return ours
                    ? Optional.of(new Cursor(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return transaction + "-" + number;
        }
    }

    /**
     * A partner's messages after a place, oldest first, up to 100; what may not leave any more is left out. One that is stopped is
     * shown nothing new, nor what comes after that: its place would go past it.
     */
    public List<Fetched> after(String partner, Cursor cursor) {
        if (stops.isStopped(partner)) {
            return candidates(partner, cursor).stream()
                    .takeWhile(Candidate::mayHaveArrived)
                    .map(this::shown)
                    .toList();
        }
        return candidates(partner, cursor).stream()
                .flatMap(found -> fetch(found).stream())
                .toList();
    }

    /** The newest message about a referral that is the partner's; empty when there is none it may see. */
    public Optional<byte[]> newest(String partner, UUID referralId) {
        boolean stopped = stops.isStopped(partner);
        return jdbc
                .sql(
                        """
                select * from (%s) candidate where partner = :partner and referral_id = :referral
                 order by version desc"""
                                .formatted(CANDIDATES))
                .param("partner", partner)
                .param("referral", referralId)
                .query(Fetching::candidate)
                .list()
                .stream()
                .filter(found -> found.mayHaveArrived() || !stopped)
                .flatMap(found -> stopped ? Stream.of(shown(found)) : fetch(found).stream())
                .findFirst()
                .map(Fetched::body);
    }

    /** Lets what waits for a partner that only fetches leave, as when it fetched; its people are about to look. */
    public void fetchWaiting(String partner) {
        if (!stops.isStopped(partner)) {
            jdbc.sql(
                            "select * from (%s) candidate where partner = :partner and waits order by added_in, seq limit :most"
                                    .formatted(CANDIDATES))
                    .param("partner", partner)
                    .param("most", MOST)
                    .query(Fetching::candidate)
                    .list()
                    .forEach(this::fetch);
        }
    }

    /** All that a partner has or may have about one referral or stay, the newest first. */
    public List<byte[]> arrived(String partner, UUID about) {
        return jdbc
                .sql(
                        """
                select * from (%s) candidate where partner = :partner and referral_id = :about and may_have_arrived
                 order by version desc"""
                                .formatted(CANDIDATES))
                .param("partner", partner)
                .param("about", about)
                .query(Fetching::candidate)
                .list()
                .stream()
                .map(found -> shown(found).body())
                .toList();
    }

    /** A notice, and whom it is about. */
    public record Notice(PersonNumber person, byte[] body) {}

    /** The newest notice that a partner has or may have of each stay, the newest first, up to 100. */
    public List<Notice> notices(String partner) {
        return jdbc
                .sql(
                        """
                select * from (select distinct on (referral_id) * from (%s) candidate
                                where partner = :partner and kind = 'NOTICE' and may_have_arrived
                                order by referral_id, version desc) newest
                 order by seq desc limit :most"""
                                .formatted(CANDIDATES))
                .param("partner", partner)
                .param("most", MOST)
                .query(Fetching::candidate)
                .list()
                .stream()
                .map(found -> new Notice(found.message().person(), shown(found).body()))
                .toList();
    }

    private record Candidate(OpenMessage message, boolean waits, boolean mayHaveArrived, Cursor place, byte[] sealed) {}

    private List<Candidate> candidates(String partner, Cursor cursor) {
        return jdbc.sql(
                        """
                select * from (%s) candidate
                 where partner = :partner
                   and (added_in::text::bigint, seq) > (:transaction, :number)
                   and added_in < pg_snapshot_xmin(pg_current_snapshot())
                 order by added_in, seq limit :most"""
                                .formatted(CANDIDATES))
                .param("partner", partner)
                .param("transaction", cursor.transaction())
                .param("number", cursor.number())
                .param("most", MOST)
                .query(Fetching::candidate)
                .list();
    }

    private Optional<Fetched> fetch(Candidate found) {
        boolean mayBeSeen = (found.waits() && leaves(found.message())) || found.mayHaveArrived();
        return mayBeSeen ? Optional.of(shown(found)) : Optional.empty();
    }

    private Fetched shown(Candidate found) {
        return new Fetched(
                found.place(),
                vault.open(found.sealed(), Outbox.place(found.message().messageId())));
    }

    /** What waits leaves now; what somebody else is just sending is not shown before it has begun. */
    private boolean leaves(OpenMessage message) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        MessageOwner owner = owners.stream()
                .filter(each -> each.owns(message))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody owns messages of kind " + message.kind()));
        owner.hold(message);
        Optional<DeliveryRow> row = rows.fetchable(message.messageId());
        if (row.isEmpty()) {
            return false;
        }
        Optional<String> objection = owner.objection(message);
        if (objection.isPresent()) {
            rows.stop(message.messageId(), objection.get(), now);
            return false;
        }
        rows.fetched(message.messageId(), row.get().attempts() + 1, now);
        owner.leaves(message, now);
        owner.delivered(message, new PartnerReply(false, null));
        return true;
    }

    private static Candidate candidate(ResultSet row, int number) throws SQLException {
        return new Candidate(
                new OpenMessage(
                        row.getObject("message_id", UUID.class),
                        row.getObject("referral_id", UUID.class),
                        new PersonNumber(row.getString("person_number")),
                        row.getString("partner"),
                        MessageKind.valueOf(row.getString("kind")),
                        row.getInt("version")),
                row.getBoolean("waits"),
                row.getBoolean("may_have_arrived"),
                new Cursor(Long.parseLong(row.getString("added_in")), row.getLong("seq")),
                row.getBytes("sealed"));
    }
}
