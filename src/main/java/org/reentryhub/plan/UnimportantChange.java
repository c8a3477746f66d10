package org.reentryhub.plan;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.Set;
import org.reentryhub.custody.Certainty;
import org.reentryhub.custody.Release;

/**
 * A change of the release that nobody needs to hear of.
 *
 * @param earlier by how many days at most the release comes nearer
 * @param later by how many days at most it is put off
 * @param beyond both days must be more than so many days away
 * @param certainty how sure the new day may be
 * @param source who says so
 */
record UnimportantChange(int earlier, int later, int beyond, Set<Certainty> certainty, String source) {
    boolean covers(Release told, Release now, LocalDate today) {
        long moved = DAYS.between(told.date(), now.date());
        return -earlier <= moved
                && moved <= later
                && isFar(told, today)
                && isFar(now, today)
                && certainty.contains(now.certainty());
    }

    private boolean isFar(Release release, LocalDate today) {
        return DAYS.between(today, release.date()) > beyond;
    }
}
