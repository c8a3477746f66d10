package org.reentryhub.referral;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What receivers' own lists were found to differ in. Each difference is an alert on the person, so that somebody asks the
 * receiver; a later list that agrees ends it, and so does the referral's end.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ManifestDifferences {
    private final JdbcClient jdbc;
    private final Referrals referrals;
    private final CaseAlerts caseAlerts;
    private final Clock clock;

    ManifestDifferences(JdbcClient jdbc, Referrals referrals, CaseAlerts caseAlerts, Clock clock) {
        this.jdbc = jdbc;
        this.referrals = referrals;
        this.caseAlerts = caseAlerts;
        this.clock = clock;
    }

    private record Row(UUID referralId, Differences.Kind kind, UUID alert) {}

    /** Of two lists at the same moment the later one counts, by what stands when its turn comes. */
    void oneAtATime(String partner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('manifest:' || :partner, 0))")
                .param("partner", partner)
                .query((row, number) -> 0)
                .single();
    }

    /** Keeps what is found now, and ends what is not found any more; has each referral's turn first, as whoever ends it has. */
    void found(String partner, Map<UUID, Differences.Kind> now) {
        List<Row> before = rows("partner = :key", partner);
        Map<UUID, Referral> locked = new TreeMap<>();
        Stream.concat(before.stream().map(Row::referralId), now.keySet().stream())
                .sorted()
                .distinct()
                .forEach(id -> locked.put(id, referrals.lock(id).orElseThrow()));
        before.stream().filter(row -> now.get(row.referralId()) != row.kind()).forEach(this::end);
        now.forEach((id, kind) -> keep(partner, requireNonNull(locked.get(id)), kind));
    }

    /** Nobody has to have what has ended. */
    void ended(UUID referralId) {
        rows("referral_id = :key", referralId).forEach(this::end);
    }

    private List<Row> rows(String which, Object key) {
        return jdbc.sql("select referral_id, kind, alert from hub.manifest_difference where " + which)
                .param("key", key)
                .query(Row.class)
                .list();
    }

    private void end(Row row) {
        jdbc.sql("delete from hub.manifest_difference where referral_id = :id")
                .param("id", row.referralId())
                .update();
        caseAlerts.close(row.alert());
    }

    private void keep(String partner, Referral referral, Differences.Kind kind) {
        if (referral.state().isOpen()
                && rows("referral_id = :key", referral.id()).isEmpty()) {
            jdbc.sql(
                            """
                    insert into hub.manifest_difference (referral_id, partner, kind, since, alert)
                    values (:id, :partner, :kind, :now, :alert)""")
                    .param("id", referral.id())
                    .param("partner", partner)
                    .param("kind", kind.name())
                    .param("now", OffsetDateTime.now(clock))
                    .param("alert", caseAlerts.raise(referral, kind + "_AT_RECEIVER", sentence(kind)))
                    .update();
        }
    }

    private static String sentence(Differences.Kind kind) {
        return switch (kind) {
            case MISSING -> "A receiver (%s) does not have a referral that was delivered to it.";
            case OUTDATED -> "A receiver (%s) has an old version of a referral, though a newer one was delivered.";
            case OTHER_STATE -> "A referral stands otherwise at the receiver (%s) than here: an answer may be lost.";
        };
    }
}
