package org.reentryhub.web.console.deadlines;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.clock.Expected;
import org.reentryhub.custody.Alert;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.task.Task;

/**
 * Something to do, or to be done by somebody else, at some time.
 *
 * @param code the last part of the name of the text that says what
 * @param detail the same as a sentence in English, for a code without a text; null where there is always one
 * @param at since when it waits, or when it falls due
 * @param referral where it is about one
 */
public record Deadline(
        Kind kind,
        UUID id,
        PersonNumber person,
        String code,
        @Nullable String detail,
        OffsetDateTime at,
        @Nullable UUID referral) {

    /** Whence it comes; it decides what can be said of it. */
    public enum Kind {
        TASK,
        ALERT,
        EXPECTED
    }

    /** How near it is. */
    public enum Group {
        OVERDUE,
        TODAY,
        WEEK;

        static Group of(OffsetDateTime at, LocalDate today) {
            LocalDate day = at.atZoneSameInstant(NorwegianTime.ZONE).toLocalDate();
            if (day.isBefore(today)) {
                return OVERDUE;
            }
            return day.equals(today) ? TODAY : WEEK;
        }
    }

    static Deadline of(Task task) {
        return new Deadline(
                Kind.TASK, task.id(), task.personNumber(), task.code(), task.what(), task.since(), task.referralId());
    }

    static Deadline of(Alert alert, PersonNumber person, @Nullable UUID referral) {
        OffsetDateTime at = alert.raisedAt().atZone(NorwegianTime.ZONE).toOffsetDateTime();
        return new Deadline(Kind.ALERT, alert.id(), person, alert.code(), alert.detail(), at, referral);
    }

    static Deadline of(Expected.Due due) {
        return new Deadline(
                Kind.EXPECTED, due.id(), due.person(), due.kind().name(), null, due.dueAt(), due.referral());
    }

    /** Whether it is done by telephone. */
    public boolean isCall() {
        return code.equals("TELEPHONE_THEM") || code.endsWith("_OVERDUE");
    }

    private boolean isAlertOf(Deadline task) {
        return kind == Kind.ALERT
                && task.kind == Kind.TASK
                && code.equals(task.code)
                && referral != null
                && referral.equals(task.referral);
    }

    /** By how near they are, the oldest first; an alert that has become a task stands once. Pure. */
    static Map<Group, List<Deadline>> grouped(List<Deadline> all, LocalDate today) {
        Map<Group, List<Deadline>> groups = new EnumMap<>(Group.class);
        all.stream()
                .filter(one -> all.stream().noneMatch(one::isAlertOf))
                .sorted(Comparator.comparing((Deadline one) -> one.at().toInstant()))
                .forEach(one -> groups.computeIfAbsent(Group.of(one.at(), today), group -> new ArrayList<>())
                        .add(one));
        return groups;
    }
}
