package org.reentryhub.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Cause;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.CustodyStatus;

/**
 * What a record says of the stay, and when.
 *
 * @param custody keyed hash of the prison's id of the stay
 * @param release the day in the record, expected or past
 * @param cause why the prison sent it
 * @param day on which it became true, in Norway
 */
record Snapshot(
        UUID custody,
        CustodyStatus status,
        LocalDate admittedOn,
        @Nullable LocalDate release,
        String institution,
        Cause cause,
        LocalDate day) {
    private static final int RECENT_DAYS = 14;

    static Snapshot of(CustodyRecord custodyRecord, UUID custody, Cause cause, LocalDate day) {
        return new Snapshot(
                custody,
                custodyRecord.custody().status(),
                custodyRecord.custody().admittedOn(),
                custodyRecord.releaseDate().orElse(null),
                custodyRecord.custody().prison(),
                cause,
                day);
    }

    /** Leave is no release. */
    boolean isInside() {
        return status == CustodyStatus.IN_CUSTODY || status == CustodyStatus.ON_LEAVE;
    }

    /** An end that just came; one that lies back and was never heard of is nobody's news. */
    boolean tellsOfAnEnd() {
        return cause == Cause.RELEASED || cause == Cause.DIED;
    }

    /**
     * The extract of a prison fills the ledger; only who came in less than 14 days ago is news (CONTRACT, section 2). Of
     * somebody about whom NAV was told it is news as any event is, and so is the end of any stay that is known: it may be all
     * that is ever heard of a release.
     *
     * @param before the person's stays as they were known before
     * @param stay one of them, as it is known now
     */
    boolean isNoNews(List<Stay> before, Stay stay, LocalDate today) {
        boolean fills = cause == Cause.EXTRACT && !admittedOn.isAfter(today.minusDays(RECENT_DAYS));
        boolean ends = stay.told().isPresent()
                && stay.due().filter(NoticeType.DISCHARGE::equals).isPresent();
        return fills && before.stream().allMatch(Stay::isUntold) && !ends;
    }

    /**
     * When a stay that is over ended: the day on which the prison said so. Where that was heard later, by another event, the
     * day of release in the record, if it can be it.
     */
    LocalDate end() {
        boolean heardLater = !tellsOfAnEnd() && status == CustodyStatus.RELEASED;
        return heardLater && release != null && !release.isAfter(day) && !release.isBefore(admittedOn) ? release : day;
    }
}
