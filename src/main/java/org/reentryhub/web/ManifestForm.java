package org.reentryhub.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.referral.ReceiversLine;
import org.reentryhub.referral.ReferralState;
import org.reentryhub.web.api.Faulty;

/** What a receiver says is open with it. */
record ManifestForm(@Nullable List<@Nullable LineForm> open) {
    private static final int MOST = 10_000;

    record LineForm(@Nullable UUID referralId, @Nullable Integer version, @Nullable ReferralState state) {}

    /** The list it is; 422 with the faults when it does not hold. */
    List<ReceiversLine> checked() {
        Faulty faulty = new Faulty();
        List<@Nullable LineForm> lines = Objects.requireNonNullElse(faulty.require("/open", open), List.of());
        faulty.unless(lines.size() <= MOST, "/open", "is at most 10000 lines");
        faulty.refuse();
        for (int at = 0; at < lines.size(); at++) {
            LineForm line = lines.get(at);
            faulty.require("/open/" + at + "/referralId", line == null ? null : line.referralId());
            Integer version = faulty.require("/open/" + at + "/version", line == null ? null : line.version());
            faulty.unless(version == null || version > 0, "/open/" + at + "/version", "is a number from 1");
        }
        faulty.refuse();
        List<ReceiversLine> checked = lines.stream()
                .map(Objects::requireNonNull)
                .map(line -> new ReceiversLine(
                        Objects.requireNonNull(line.referralId()),
                        Objects.requireNonNull(line.version()),
                        line.state()))
                .toList();
        boolean eachOnce =
                checked.stream().map(ReceiversLine::referralId).distinct().count() == checked.size();
        faulty.unless(eachOnce, "/open", "names a referral twice");
        faulty.refuse();
        return checked;
    }
}
