package org.reentryhub.custody;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Judgement.Candidate;
import org.reentryhub.custody.Judgement.Judged;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides what each event is and writes it down, with all that follows from it, in the caller's transaction.
 *
 * <p>The persons of a chunk are locked in the order of their numbers, so that events of one person are applied one at a
 * time, people in parallel, and two chunks never wait for each other in a circle.
 */
@Component("inbox")
class Inbox {
    private final InboxRows inbox;
    private final Turns turns;
    private final CustodyRows custody;
    private final ReleaseDates releaseDates;
    private final FormerNumbers formerNumbers;
    private final Twins twins;
    private final SealedEvents sealed;
    private final UnknownCodes unknownCodes;
    private final ObjectProvider<CustodyListener> listeners;
    private final ObjectProvider<NumberListener> numberListeners;

    Inbox(
            InboxRows inbox,
            Turns turns,
            CustodyRows custody,
            ReleaseDates releaseDates,
            FormerNumbers formerNumbers,
            Twins twins,
            SealedEvents sealed,
            UnknownCodes unknownCodes,
            ObjectProvider<CustodyListener> listeners,
            ObjectProvider<NumberListener> numberListeners) {
        this.inbox = inbox;
        this.turns = turns;
        this.custody = custody;
        this.releaseDates = releaseDates;
        this.formerNumbers = formerNumbers;
        this.twins = twins;
        this.sealed = sealed;
        this.unknownCodes = unknownCodes;
        this.listeners = listeners;
        this.numberListeners = numberListeners;
    }

    /**
     * One verdict for each event, in their order.
     *
     * @throws org.springframework.dao.ConcurrencyFailureException when somebody else brought the same event just now: try again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Verdict> accept(List<CustodyEvent> events) {
        Set<EventKey> seen = inbox.seen(events);
        List<CustodyEvent> fresh =
                events.stream().filter(event -> !seen.contains(event.key())).toList();
        Map<PersonNumber, Known> known = turns.take(fresh);
        Judgement judgement = Judgement.of(
                events.stream().map(event -> candidate(event, seen)).toList(), known, seen);
        write(judgement);
        return judgement.judged().stream().map(Judged::verdict).toList();
    }

    private Candidate candidate(CustodyEvent event, Set<EventKey> seen) {
        return new Candidate(event, seen.contains(event.key()) ? SealedEvents.NONE : sealed.digest(event.data()));
    }

    private void write(Judgement judgement) {
        if (judgement.kept().isEmpty()) {
            return;
        }
        Map<PersonNumber, CustodyRecord> before = custody.contents(changedPersons(judgement));
        inbox.keep(judgement.kept());
        custody.write(judgement.outcomes());
        tell(changes(judgement.told(), before));
    }

    private static Set<PersonNumber> changedPersons(Judgement judgement) {
        return judgement.told().stream()
                .filter(one -> one.verdict() == Verdict.CHANGED)
                .map(one -> one.event().person())
                .collect(Collectors.toSet());
    }

    private static List<CustodyChange> changes(List<Judged> told, Map<PersonNumber, CustodyRecord> known) {
        Map<PersonNumber, CustodyRecord> now = new HashMap<>(known);
        List<CustodyChange> changes = new ArrayList<>();
        for (Judged one : told) {
            CustodyRecord after = one.event().record();
            @Nullable CustodyRecord before = now.put(one.event().person(), after);
            if (!after.equals(before) || !Known.describes(one.event().cause())) {
                changes.add(change(before, after, one.event()));
            }
        }
        return changes;
    }

    private static CustodyChange change(@Nullable CustodyRecord before, CustodyRecord after, CustodyEvent event) {
        return new CustodyChange(before, after, event.cause(), event.order(), event.otherPersonNumber());
    }

    private void tell(List<CustodyChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        releaseDates.moved(changes);
        unknownCodes.lookedFor(changes);
        List<NumberChange> numbers = formerNumbers.follow(changes);
        twins.lookedFor(changes, numbers);
        numbers.forEach(joined -> numberListeners.orderedStream().forEach(listener -> listener.changed(joined)));
        listeners.orderedStream().forEach(listener -> listener.changed(changes));
    }
}
