package org.reentryhub.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.custody.Cause;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.person.PersonNumber;

/** What a snapshot makes of a person's stays, and which notice follows. Pure. */
final class StayRules {
    private StayRules() {}

    /** The notice that lies between what NAV was told, if anything, and what is known. */
    static Optional<NoticeType> due(Optional<StayFacts> told, StayFacts known) {
        if (told.isEmpty()) {
            return known.isAnnulled()
                    ? Optional.empty()
                    : Optional.of(known.to() == null ? NoticeType.ENROL : NoticeType.DISCHARGE);
        }
        if (told.get().saySameAs(known)) {
            return Optional.empty();
        }
        if (known.isAnnulled()) {
            return Optional.of(NoticeType.ANNUL);
        }
        boolean ends = known.to() != null && told.get().to() == null;
        return Optional.of(ends ? NoticeType.DISCHARGE : NoticeType.UPDATE);
    }

    /**
     * The person's stays after a snapshot, in the order in which they were heard of. The record knows one stay at a time: another that still lasted by what was known
     * ended when this one began, or, if it did not begin before this one, never was.
     *
     * @param fresh the id of the stay that begins, if one does
     */
    static List<Stay> after(List<Stay> stays, PersonNumber person, Snapshot now, UUID fresh) {
        Optional<Stay> same = newest(stays, now);
        Optional<Stay> current = same.filter(stay -> !beginsAnew(stay, now));
        LocalDate start = current.map(stay -> stay.known().from()).orElseGet(() -> start(same, now));
        List<Stay> after = new ArrayList<>();
        for (Stay stay : stays) {
            if (current.filter(stay::equals).isPresent()) {
                after.add(stay.knownAs(continued(stay, now), now.admittedOn()));
            } else {
                after.add(stay.lasts() ? stay.knownAs(replaced(stay.known(), start), stay.admittedOn()) : stay);
            }
        }
        if (current.isEmpty() && (now.isInside() || now.tellsOfAnEnd())) {
            StayFacts begun = StayFacts.lasting(start, now.release(), now.institution());
            after.add(Stay.begun(fresh, person, now, now.isInside() ? begun : begun.ended(now.end(), how(now))));
        }
        return after;
    }

    /** A number that has ceased has no stays of its own: what lasts goes on under the number that took it in. */
    static List<Stay> ceased(List<Stay> stays) {
        return stays.stream()
                .map(stay -> stay.lasts() ? stay.knownAs(stay.known().annulled(), stay.admittedOn()) : stay)
                .toList();
    }

    /** The stay that the record is about: the one under its id that lasts, else the one that came last. */
    private static Optional<Stay> newest(List<Stay> stays, Snapshot now) {
        List<Stay> same = stays.stream()
                .filter(stay ->
                        stay.custody().equals(now.custody()) && !stay.known().isAnnulled())
                .toList();
        return same.stream().filter(Stay::lasts).findFirst().or(() -> same.stream()
                .reduce((earlier, later) -> later));
    }

    /** Whoever was out and is recalled, or admitted anew under the same id, begins a new stay; a corrected end does not. */
    private static boolean beginsAnew(Stay stay, Snapshot now) {
        LocalDate to = stay.known().to();
        if (to == null || !now.isInside() && !now.tellsOfAnEnd()) {
            return false;
        }
        boolean admittedAnew =
                !now.admittedOn().equals(stay.admittedOn()) && !now.admittedOn().isBefore(to);
        return now.cause() == Cause.RECALLED && now.isInside() || admittedAnew;
    }

    private static LocalDate start(Optional<Stay> same, Snapshot now) {
        Optional<LocalDate> out = same.map(stay -> stay.known().to());
        return out.filter(day -> now.admittedOn().isBefore(day)).isPresent() ? now.day() : now.admittedOn();
    }

    private static StayFacts continued(Stay stay, Snapshot now) {
        StayFacts known = stay.known();
        LocalDate from = now.admittedOn().equals(stay.admittedOn()) ? known.from() : now.admittedOn();
        StayFacts lasting = StayFacts.lasting(from, now.release(), now.institution());
        if (now.isInside()) {
            return lasting;
        }
        boolean wasOver = known.state() == StayState.RELEASED || known.state() == StayState.DIED;
        LocalDate to = known.to();
        return wasOver && to != null ? lasting.ended(to, known.state()) : lasting.ended(now.end(), how(now));
    }

    private static StayFacts replaced(StayFacts other, LocalDate start) {
        return other.from().isBefore(start) ? other.ended(start, StayState.REPLACED) : other.annulled();
    }

    private static StayState how(Snapshot now) {
        return now.status() == CustodyStatus.DECEASED ? StayState.DIED : StayState.RELEASED;
    }
}
