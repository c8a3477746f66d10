package org.reentryhub.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Cause;
import org.reentryhub.custody.CustodyStatus;

/** Whatever a prison says in whatever order: NAV ends up knowing what the last record says, and is told nothing twice. */
class StayRulesPropertiesTest {
    private static final int MANY = 10_000;

    /** One of a handful of stays and days, so that they meet. */
    @Provide
    Arbitrary<List<Snapshot>> anyRecords() {
        Arbitrary<LocalDate> day = Arbitraries.integers().between(0, 40).map(Told.TODAY.minusDays(30)::plusDays);
        Arbitrary<@Nullable LocalDate> release = day.injectNull(0.2);
        Arbitrary<Cause> cause = Arbitraries.of(Cause.class).filter(each -> each != Cause.EXTRACT);
        Arbitrary<UUID> custody = Arbitraries.integers().between(1, 3).map(number -> new UUID(9, number));
        return Combinators.combine(custody, Arbitraries.of(CustodyStatus.class), day, release, cause, day)
                .as((id, status, admitted, out, why, at) ->
                        new Snapshot(id, status, admitted, out, "OSLO", fitting(status, why), at))
                .list()
                .ofMaxSize(12);
    }

    private static Cause fitting(CustodyStatus status, Cause cause) {
        boolean inside = status == CustodyStatus.IN_CUSTODY || status == CustodyStatus.ON_LEAVE;
        boolean ofAnEnd = cause == Cause.RELEASED || cause == Cause.DIED;
        return inside && ofAnEnd ? Cause.DETAILS_CHANGED : cause;
    }

    @Property(tries = MANY)
    void theSameRecordAgainTellsNothing(@ForAll("anyRecords") List<Snapshot> records) {
        Told nav = new Told();
        for (Snapshot one : records) {
            nav.hear(one);
            assertThat(nav.hear(one)).isEmpty();
        }
    }

    @Property(tries = MANY)
    void theLastNoticeOfEachStaySaysWhatIsKnownAndOneLastsAtMost(@ForAll("anyRecords") List<Snapshot> records) {
        Told nav = new Told();
        records.forEach(nav::hear);
        Map<UUID, StayFacts> last = nav.words().stream()
                .collect(Collectors.toMap(Told.Word::stay, Told.Word::says, (older, newer) -> newer));
        assertThat(nav.stays())
                .allSatisfy(stay -> assertThat(stay.known().saySameAs(Objects.requireNonNull(last.get(stay.id()))))
                        .isTrue());
        List<Stay> lasting = nav.stays().stream().filter(Stay::lasts).toList();
        boolean inside = !records.isEmpty() && records.get(records.size() - 1).isInside();
        assertThat(lasting).hasSize(inside ? 1 : 0);
        if (inside) {
            Snapshot now = records.get(records.size() - 1);
            StayFacts told = Objects.requireNonNull(last.get(lasting.get(0).id()));
            assertThat(lasting.get(0).custody()).isEqualTo(now.custody());
            assertThat(told.expectedTo()).isEqualTo(now.release());
            assertThat(told.to()).isNull();
        }
    }

    @Property(tries = MANY)
    void noStayIsEnrolledTwiceAndNothingIsSaidOfOneThatWasAnnulled(@ForAll("anyRecords") List<Snapshot> records) {
        Told nav = new Told();
        records.forEach(nav::hear);
        Map<UUID, NoticeType> before = new HashMap<>();
        for (Told.Word word : nav.words()) {
            NoticeType last = before.put(word.stay(), word.type());
            assertThat(last).isNotEqualTo(NoticeType.ANNUL);
            assertThat(word.type() == NoticeType.ENROL)
                    .isEqualTo(last == null && word.says().to() == null);
        }
    }
}
