package org.reentryhub.web.api;

import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.NeedDomain;
import org.reentryhub.custody.NeedLevel;
import org.reentryhub.custody.Release;
import org.reentryhub.partner.Opening;
import org.reentryhub.partner.Partner;
import org.reentryhub.plan.FirstDays;
import org.reentryhub.plan.OpeningDays;
import org.reentryhub.referral.HandoverDomain;
import org.reentryhub.referral.Recipients;
import org.springframework.stereotype.Component;

/**
 * Whether whoever is released finds the doors open that they have to reach first: NAV's, where everybody's income comes
 * from, and for those in need of a home the housing office's, where the keys are. Of an office that is in doubt, or that
 * does not say when it is open, nothing can be said.
 */
@Component
class FirstDoors {
    private static final Set<CustodyStatus> INSIDE = EnumSet.of(CustodyStatus.IN_CUSTODY, CustodyStatus.ON_LEAVE);

    private final Recipients recipients;

    FirstDoors(Recipients recipients) {
        this.recipients = recipients;
    }

    /** What stands in the way; nothing for somebody who is out already, or has no date. */
    List<FirstDayLine> warnings(CustodyRecord record) {
        Release release = record.custody().release();
        if (release == null || !INSIDE.contains(record.custody().status())) {
            return List.of();
        }
        return FirstDays.warnings(release.date(), release.at(), offices(record)).stream()
                .map(FirstDayLine::of)
                .toList();
    }

    private List<OpeningDays> offices(CustodyRecord record) {
        return Stream.of(HandoverDomain.EMPLOYMENT, HandoverDomain.HOUSING)
                .filter(domain -> domain == HandoverDomain.EMPLOYMENT || needsAHome(record))
                .flatMap(domain -> recipients.of(record, domain).stream())
                .flatMap(office -> openingDays(office).stream())
                .toList();
    }

    private static boolean needsAHome(CustodyRecord record) {
        return record.need(NeedDomain.HOUSING)
                .filter(need -> need.level() != NeedLevel.NONE)
                .isPresent();
    }

    private static Optional<OpeningDays> openingDays(Partner office) {
        return office.opening().map(opening -> new OpeningDays(office.name(), opening.days(), closes(opening)));
    }

    private static @Nullable LocalTime closes(Opening opening) {
        return opening.hours().map(Opening.Hours::until).orElse(null);
    }
}
