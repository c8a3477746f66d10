package org.reentryhub.referral;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What differs between the hub's word of what is open with a receiver, and the receiver's own.
 *
 * @param missing open here, and not in their list
 * @param unknown in their list, and not open with them: ended, another's, or never heard of, which is not told apart
 * @param outdated in both, in another version
 * @param otherState in both, in the same version, and standing elsewhere
 */
public record Differences(
        List<Line> missing, List<Line> unknown, List<Outdated> outdated, List<OtherState> otherState) {

    /** A referral, and the version that the one has who has it. */
    public record Line(UUID referralId, int version) {}

    /** Whoever has the lower version lacks what was said since. */
    public record Outdated(UUID referralId, int yours, int newest) {}

    /** One of the two has not heard what the other said. */
    public record OtherState(UUID referralId, ReferralState yours, ReferralState ours) {}

    /** How a referral is otherwise at the receiver. */
    enum Kind {
        MISSING,
        OUTDATED,
        OTHER_STATE
    }

    /** Compares two lists, each of which names a referral once. */
    static Differences between(List<OpenReferral> ours, List<ReceiversLine> theirs) {
        Map<UUID, ReceiversLine> there = theirs.stream().collect(toMap(ReceiversLine::referralId, Function.identity()));
        Set<UUID> here = ours.stream().map(OpenReferral::referralId).collect(toSet());
        List<Pair> pairs = ours.stream()
                .flatMap(line -> Optional.ofNullable(there.get(line.referralId())).stream()
                        .map(other -> new Pair(line, other)))
                .toList();
        return new Differences(
                ours.stream()
                        .filter(line -> !there.containsKey(line.referralId()))
                        .map(line -> new Line(line.referralId(), line.version()))
                        .toList(),
                theirs.stream()
                        .filter(line -> !here.contains(line.referralId()))
                        .map(line -> new Line(line.referralId(), line.version()))
                        .toList(),
                pairs.stream().flatMap(pair -> pair.outdated().stream()).toList(),
                pairs.stream().flatMap(pair -> pair.otherState().stream()).toList());
    }

    private record Pair(OpenReferral ours, ReceiversLine theirs) {
        Optional<Outdated> outdated() {
            return ours.version() == theirs.version()
                    ? Optional.empty()
                    : Optional.of(new Outdated(ours.referralId(), theirs.version(), ours.version()));
        }

        Optional<OtherState> otherState() {
            return Optional.ofNullable(theirs.state())
                    .filter(state -> outdated().isEmpty() && state != ours.state())
                    .map(state -> new OtherState(ours.referralId(), state, ours.state()));
        }
    }

    /** Whether both say the same. */
    @JsonIgnore
    public boolean isNone() {
        return missing.isEmpty() && unknown.isEmpty() && outdated.isEmpty() && otherState.isEmpty();
    }

    /** What is otherwise there of each referral that is open here. */
    Map<UUID, Kind> ofOurs() {
        Map<UUID, Kind> kinds = new HashMap<>();
        missing.forEach(line -> kinds.put(line.referralId(), Kind.MISSING));
        outdated.forEach(line -> kinds.put(line.referralId(), Kind.OUTDATED));
        otherState.forEach(line -> kinds.put(line.referralId(), Kind.OTHER_STATE));
        return kinds;
    }
}
