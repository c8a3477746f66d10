package org.reentryhub.custody;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case on its way from one prison to another: the old one has it until the new one accepts it, or until the time is up.
 *
 * @param from the prison that keeps the case meanwhile
 * @param to where the person is
 * @param until when the case is the new prison's whether it has accepted or not; null while nobody knows that prison
 */
public record Baton(long id, String from, String to, OffsetDateTime since, @Nullable OffsetDateTime until) {
    /** How long the old prison keeps a case that nobody accepts. */
    static final Duration KEPT = Duration.ofDays(3);

    /** The one whose old prison has the case now, of those that are open: nobody after it has accepted. */
    static Optional<Baton> first(List<Baton> open) {
        return open.stream().findFirst();
    }

    /** The one whose new prison is asked to accept. */
    static Optional<Baton> last(List<Baton> open) {
        return open.stream().reduce((earlier, later) -> later);
    }

    /**
     * What is settled by an arrival: who comes back to a prison that still has the case, comes home, and what was passed on
     * since is moot. Empty when it is a baton of its own. Pure.
     *
     * @param open oldest first
     */
    static List<Baton> settledBy(String arrivedAt, List<Baton> open) {
        return open.stream().dropWhile(baton -> !baton.from().equals(arrivedAt)).toList();
    }
}
