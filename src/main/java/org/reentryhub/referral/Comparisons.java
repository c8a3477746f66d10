package org.reentryhub.referral;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds a receiver's own list against the hub's, says what differs, and sees to it that somebody looks. */
@Component
@Transactional
public class Comparisons {
    private final OpenReferrals open;
    private final ManifestDifferences differences;
    private final JdbcClient jdbc;

    Comparisons(OpenReferrals open, ManifestDifferences differences, JdbcClient jdbc) {
        this.open = open;
        this.differences = differences;
        this.jdbc = jdbc;
    }

    /** What differs; what the receiver cannot know yet, since it is still on its way, is said but troubles nobody. */
    public Differences compare(String partner, List<ReceiversLine> theirs) {
        differences.oneAtATime(partner);
        List<OpenReferral> ours = open.with(partner);
        Differences found = Differences.between(ours, theirs);
        Set<UUID> known = toBeKnownThere(ours);
        differences.found(
                partner,
                found.ofOurs().entrySet().stream()
                        .filter(each -> known.contains(each.getKey()))
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
        return found;
    }

    /** What has arrived. One that was taken back is not looked for: a receiver that has done away with it is right. */
    private Set<UUID> toBeKnownThere(List<OpenReferral> ours) {
        Set<UUID> arrived = Set.copyOf(
                jdbc.sql("select message_id from hub.delivery where message_id = any (:ids) and state = 'DELIVERED'")
                        .param("ids", ours.stream().map(OpenReferral::messageId).toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
        return ours.stream()
                .filter(line -> line.state() != ReferralState.CANCEL_REQUESTED)
                .filter(line -> arrived.contains(line.messageId()))
                .map(OpenReferral::referralId)
                .collect(toSet());
    }
}
