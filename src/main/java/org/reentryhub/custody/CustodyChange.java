package org.reentryhub.custody;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reentryhub.StoryLog;
import org.reentryhub.person.PersonNumber;

/**
 * A person's snapshot was replaced by a newer one.
 *
 * @param before null when the hub had not heard of the person
 * @param after what is known from now on
 * @param cause why the prison sent it
 * @param order when it became true, by the prison's clock
 * @param otherPersonNumber for a merge, the number that ceased; for its undoing, the number that lives again
 */
public record CustodyChange(
        @Nullable CustodyRecord before,
        CustodyRecord after,
        Cause cause,
        EventOrder order,
        @Nullable PersonNumber otherPersonNumber) {
    public PersonNumber person() {
        return after.personNumber();
    }

    /** Does what follows from it; what is logged meanwhile names the event. */
    public void under(Runnable deed) {
        StoryLog.following(order.source(), order.id(), deed);
    }

    /** What was known before, if anything. */
    public Optional<CustodyRecord> known() {
        return Optional.ofNullable(before);
    }
}
