package org.reentryhub.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.plan.Somebody.TIMETABLE;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.reentryhub.custody.Certainty;
import org.reentryhub.custody.Release;
import org.reentryhub.custody.ReleaseType;

class UnimportantChangeTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Release FAR = release("2027-06-01", Certainty.ESTIMATED);

    @Test
    void aFewDaysLaterInAFarAwayFutureAreSaidToNobody() {
        assertThat(TIMETABLE.isUnimportant(FAR, release("2027-06-04", Certainty.ESTIMATED), TODAY))
                .isTrue();
        assertThat(TIMETABLE.isUnimportant(FAR, release("2027-06-01", Certainty.PLANNED), TODAY))
                .isTrue();
    }

    @Test
    void moreThanAFewDaysAreSaid() {
        assertThat(TIMETABLE.isUnimportant(FAR, release("2027-06-05", Certainty.ESTIMATED), TODAY))
                .isFalse();
    }

    @Test
    void anEarlierDayIsAlwaysSaid() {
        assertThat(TIMETABLE.isUnimportant(FAR, release("2027-05-31", Certainty.ESTIMATED), TODAY))
                .isFalse();
    }

    @Test
    void aConfirmationIsAlwaysSaid() {
        assertThat(TIMETABLE.isUnimportant(FAR, release("2027-06-01", Certainty.CONFIRMED), TODAY))
                .isFalse();
    }

    @Test
    void whenTheDayIsNearEveryChangeIsSaid() {
        Release near = release("2027-01-14", Certainty.PLANNED);
        assertThat(TIMETABLE.isUnimportant(near, release("2027-01-15", Certainty.PLANNED), TODAY))
                .isFalse();
    }

    @Test
    void whatWasFarWhenItChangedIsSaidWhenItComesNear() {
        Release now = release("2027-06-03", Certainty.ESTIMATED);
        assertThat(TIMETABLE.isUnimportant(FAR, now, TODAY)).isTrue();
        assertThat(TIMETABLE.isUnimportant(FAR, now, LocalDate.parse("2027-03-10")))
                .isFalse();
    }

    @Test
    void aDayThatAppearsOrVanishesIsSaid() {
        assertThat(TIMETABLE.isUnimportant(null, FAR, TODAY)).isFalse();
        assertThat(TIMETABLE.isUnimportant(FAR, null, TODAY)).isFalse();
        assertThat(TIMETABLE.isUnimportant(null, null, TODAY)).isTrue();
    }

    @Test
    void whatNoReceiverIsToldChangesNothingForThem() {
        Release near = release("2026-12-01", Certainty.CONFIRMED);
        Release hour = new Release(near.date(), near.certainty(), ReleaseType.FULL_TERM, LocalTime.of(8, 0));
        assertThat(TIMETABLE.isUnimportant(near, hour, TODAY)).isTrue();
    }

    @Test
    void bothDaysMustBeFarAway() {
        UnimportantChange change = new UnimportantChange(3, 3, 84, EnumSet.allOf(Certainty.class), "this test");
        Release far = release("2027-02-16", Certainty.PLANNED);
        Release near = release("2027-02-14", Certainty.PLANNED);
        assertThat(change.covers(far, release("2027-02-15", Certainty.PLANNED), TODAY))
                .isTrue();
        assertThat(change.covers(far, near, TODAY)).isFalse();
        assertThat(change.covers(near, far, TODAY)).isFalse();
    }

    private static Release release(String date, Certainty certainty) {
        return new Release(LocalDate.parse(date), certainty, ReleaseType.PAROLE, null);
    }
}
