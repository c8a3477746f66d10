package org.reentryhub.referral;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reentryhub.Ids;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.People;
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
    private static final Map<Differences.Kind, String> SENTENCES = Map.of(
            Differences.Kind.MISSING, "A receiver (%s) does not have a referral that was delivered to it.",
            Differences.Kind.OUTDATED,
                    "A receiver (%s) has an old version of a referral, though a newer one was delivered.",
            Differences.Kind.OTHER_STATE,
                    "A referral stands otherwise at the receiver (%s) than here: an answer may be lost.");

    private final JdbcClient jdbc;
    private final Referrals referrals;
    private final People people;
    private final Alerts alerts;
    private final Ids ids;
    private final Clock clock;

    ManifestDifferences(JdbcClient jdbc, Referrals referrals, People people, Alerts alerts, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.referrals = referrals;
        this.people = people;
        this.alerts = alerts;
        this.ids = ids;
        this.clock = clock;
    }

    private record Row(UUID referralId, Differences.Kind kind, UUID alert) {}

    /** Keeps what is found now, and ends what is not found any more. Of two lists at the same moment the later one counts. */
    void found(String partner, Map<UUID, Differences.Kind> now) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('manifest:' || :partner, 0))")
                .param("partner", partner)
                .query((row, number) -> 0)
                .single();
        rows("partner = :key", partner).stream()
                .filter(row -> now.get(row.referralId()) != row.kind())
                .forEach(this::end);
        now.forEach((referralId, kind) -> keep(partner, referralId, kind));
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
        alerts.close(row.alert());
    }

    private void keep(String partner, UUID referralId, Differences.Kind kind) {
        UUID alert = ids.next();
        int added = jdbc.sql(
                        """
                insert into hub.manifest_difference (referral_id, partner, kind, since, alert)
                values (:id, :partner, :kind, :now, :alert) on conflict do nothing""")
                .param("id", referralId)
                .param("partner", partner)
                .param("kind", kind.name())
                .param("now", OffsetDateTime.now(clock))
                .param("alert", alert)
                .update();
        if (added > 0) {
            tell(alert, referrals.find(referralId).orElseThrow(), kind);
        }
    }

    private void tell(UUID alert, Referral referral, Differences.Kind kind) {
        String prison = people.present(referral.person())
                .map(known -> known.record().custody().prison())
                .orElse(null);
        alerts.raise(
                alert,
                referral.person(),
                prison,
                kind + "_AT_RECEIVER",
                SENTENCES.getOrDefault(kind, "%s").formatted(referral.domain()));
    }
}
