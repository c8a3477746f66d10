package org.reentryhub.web.console.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reentryhub.person.PersonNumber;

/** How near things are. */
class DeadlineTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final UUID REFERRAL = new UUID(0, 1);

    @Test
    void aDayBeginsAtMidnightInNorway() {
        Deadline before = one(Deadline.Kind.TASK, "A", "2026-11-21T22:59:59Z");
        Deadline after = one(Deadline.Kind.TASK, "B", "2026-11-21T23:00:00Z");
        Deadline ahead = one(Deadline.Kind.EXPECTED, "ANSWER", "2026-11-24T10:00:00Z");
        assertThat(Deadline.grouped(List.of(ahead, after, before), TODAY))
                .containsEntry(Deadline.Group.OVERDUE, List.of(before))
                .containsEntry(Deadline.Group.TODAY, List.of(after))
                .containsEntry(Deadline.Group.WEEK, List.of(ahead));
    }

    @Test
    void anAlertThatBecameATaskStandsOnce() {
        Deadline alert = one(Deadline.Kind.ALERT, "ANSWER_OVERDUE", "2026-11-20T10:00:00Z");
        Deadline task = one(Deadline.Kind.TASK, "ANSWER_OVERDUE", "2026-11-21T10:00:00Z");
        assertThat(Deadline.grouped(List.of(alert, task), TODAY).get(Deadline.Group.OVERDUE))
                .containsExactly(task);
        assertThat(task.isCall()).isTrue();
    }

    private static Deadline one(Deadline.Kind kind, String code, String at) {
        return new Deadline(
                kind, UUID.randomUUID(), new PersonNumber("KI-1"), code, null, OffsetDateTime.parse(at), REFERRAL);
    }
}
