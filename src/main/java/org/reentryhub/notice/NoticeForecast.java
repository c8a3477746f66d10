package org.reentryhub.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.custody.Cause;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.partner.Partner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What NAV would be told of a person's stays, were the release on another day. Nothing is written and nothing is sent. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class NoticeForecast {
    private final Stays stays;
    private final Snapshots snapshots;
    private final NoticeOffice office;
    private final Ids ids;
    private final Clock clock;

    NoticeForecast(Stays stays, Snapshots snapshots, NoticeOffice office, Ids ids, Clock clock) {
        this.stays = stays;
        this.snapshots = snapshots;
        this.office = office;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One notice.
     *
     * @param recipient the office of NAV; null where it would be held back
     * @param held why it would be
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Expected(NoticeType type, int version, @Nullable String recipient, @Nullable String held) {}

    /** @param changed the record as it would be */
    public List<Expected> of(CustodyRecord changed) {
        Snapshot then = snapshots.of(changed, Cause.RELEASE_DATE_CHANGED, clock.instant());
        List<Stay> now = stays.lock(List.of(changed.personNumber())).getOrDefault(changed.personNumber(), List.of());
        return StayRules.after(now, changed.personNumber(), then, ids.next()).stream()
                .flatMap(stay -> expected(stay, changed).stream())
                .toList();
    }

    private Optional<Expected> expected(Stay stay, CustodyRecord changed) {
        return stay.due().map(type -> {
            NoticeOffice.Found found = office.of(stay, changed);
            return new Expected(
                    type,
                    stay.version() + 1,
                    found.office().map(Partner::id).orElse(null),
                    found.hold().map(NoticeOffice.Hold::name).orElse(null));
        });
    }
}
