package org.reentryhub.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.reentryhub.delivery.MessageKind;

/** Two lists of what is open are compared: each difference is told once, and nothing else is. */
class DifferencesTest {
    private static final OffsetDateTime SENT = OffsetDateTime.parse("2026-11-22T12:00:00+01:00");

    @Property
    void aListAgreesWithItself(@ForAll("lists") Map<UUID, Integer> list) {
        assertThat(Differences.between(ours(list), theirs(list)).isNone()).isTrue();
    }

    @Property
    void everyReferralOfEitherIsTheSameInBothOrToldOfOnce(
            @ForAll("lists") Map<UUID, Integer> ours, @ForAll("lists") Map<UUID, Integer> theirs) {
        Differences found = Differences.between(ours(ours), theirs(theirs));
        List<UUID> told = Stream.of(
                        found.missing().stream().map(Differences.Line::referralId),
                        found.unknown().stream().map(Differences.Line::referralId),
                        found.outdated().stream().map(Differences.Outdated::referralId),
                        found.otherState().stream().map(Differences.OtherState::referralId))
                .flatMap(each -> each)
                .toList();
        List<UUID> expected = Stream.concat(ours.keySet().stream(), theirs.keySet().stream())
                .distinct()
                .filter(id -> !ours.getOrDefault(id, -1).equals(theirs.getOrDefault(id, -2)))
                .toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(found.ofOurs().keySet()).isSubsetOf(ours.keySet());
    }

    @Property(tries = 20)
    void whoDoesNotSayWhereAReferralStandsIsNotComparedInThat(@ForAll("lists") Map<UUID, Integer> list) {
        List<ReceiversLine> silent = theirs(list).stream()
                .map(line -> new ReceiversLine(line.referralId(), line.version(), null))
                .toList();
        assertThat(Differences.between(ours(list), silent).isNone()).isTrue();
    }

    /** Few referrals, so that two lists meet; the number is the version, and half of it the state. */
    @Provide
    Arbitrary<Map<UUID, Integer>> lists() {
        return Arbitraries.maps(
                        Arbitraries.longs().between(1, 8).map(number -> new UUID(0, number)),
                        Arbitraries.integers().between(0, 5))
                .ofMaxSize(8);
    }

    private static List<OpenReferral> ours(Map<UUID, Integer> list) {
        return list.entrySet().stream()
                .map(each -> new OpenReferral(
                        each.getKey(),
                        version(each.getValue()),
                        each.getKey(),
                        MessageKind.REFERRAL,
                        state(each.getValue()),
                        SENT,
                        SENT,
                        ""))
                .toList();
    }

    private static List<ReceiversLine> theirs(Map<UUID, Integer> list) {
        return list.entrySet().stream()
                .map(each -> new ReceiversLine(each.getKey(), version(each.getValue()), state(each.getValue())))
                .toList();
    }

    private static int version(int each) {
        return 1 + each / 2;
    }

    private static ReferralState state(int each) {
        return each % 2 == 0 ? ReferralState.RECEIVED : ReferralState.ACCEPTED;
    }
}
