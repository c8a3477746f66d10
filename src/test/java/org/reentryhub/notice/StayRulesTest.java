package org.reentryhub.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.custody.Cause.ADMITTED;
import static org.reentryhub.custody.Cause.DETAILS_CHANGED;
import static org.reentryhub.custody.Cause.DIED;
import static org.reentryhub.custody.Cause.EXTRACT;
import static org.reentryhub.custody.Cause.RECALLED;
import static org.reentryhub.custody.Cause.RELEASED;
import static org.reentryhub.custody.CustodyStatus.DECEASED;
import static org.reentryhub.custody.CustodyStatus.IN_CUSTODY;
import static org.reentryhub.custody.CustodyStatus.ON_LEAVE;
import static org.reentryhub.notice.NoticeType.ANNUL;
import static org.reentryhub.notice.NoticeType.DISCHARGE;
import static org.reentryhub.notice.NoticeType.ENROL;
import static org.reentryhub.notice.NoticeType.UPDATE;
import static org.reentryhub.notice.Told.inside;
import static org.reentryhub.notice.Told.snapshot;
import static org.reentryhub.notice.Told.types;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reentryhub.custody.Cause;
import org.reentryhub.custody.CustodyStatus;

class StayRulesTest {
    private static final String LONG_AGO = "2025-03-01";
    private static final String IN = "2026-11-01";
    private static final String OUT = "2027-01-14";

    private final Told nav = new Told();

    @Test
    void anAdmissionIsAnEnrolmentWithTheDayItIsExpectedToEnd() {
        List<Told.Word> words = nav.hear(inside("C-1", IN, OUT));
        assertThat(types(words)).containsExactly(ENROL);
        StayFacts says = words.get(0).says();
        assertThat(says.from()).isEqualTo(IN);
        assertThat(says.expectedTo()).isEqualTo(OUT);
        assertThat(says.to()).isNull();
        assertThat(says.institution()).isEqualTo("OSLO");
    }

    @Test
    void aMovedDateIsAnUpdateAndTheSameDateIsNothing() {
        nav.hear(inside("C-1", IN, OUT));
        assertThat(nav.hear(inside("C-1", IN, OUT))).isEmpty();
        assertThat(types(nav.hear(inside("C-1", IN, "2027-02-01")))).containsExactly(UPDATE);
        assertThat(types(nav.hear(inside("C-1", IN, null)))).containsExactly(UPDATE);
    }

    @Test
    void aCorrectedAdmissionIsAnUpdate() {
        nav.hear(inside("C-1", IN, OUT));
        List<Told.Word> words = nav.hear(inside("C-1", "2026-11-03", OUT));
        assertThat(types(words)).containsExactly(UPDATE);
        assertThat(words.get(0).says().from()).isEqualTo("2026-11-03");
    }

    @Test
    void aLeaveIsNothing() {
        nav.hear(inside("C-1", IN, OUT));
        assertThat(nav.hear(of(ON_LEAVE, Cause.ON_LEAVE))).isEmpty();
        assertThat(nav.hear(inside("C-1", IN, OUT))).isEmpty();
    }

    @Test
    void anotherPrisonIsNothing() {
        nav.hear(inside("C-1", IN, OUT));
        Snapshot moved = inside("C-1", IN, OUT);
        assertThat(nav.hear(new Snapshot(
                        moved.custody(),
                        moved.status(),
                        moved.admittedOn(),
                        moved.release(),
                        "HALDEN",
                        Cause.TRANSFERRED,
                        moved.day())))
                .isEmpty();
        assertThat(nav.hear(released("2027-01-14")).get(0).says().institution()).isEqualTo("OSLO");
    }

    @Test
    void aReleaseIsADischargeOnTheDayItWasReportedFor() {
        nav.hear(inside("C-1", IN, OUT));
        List<Told.Word> words = nav.hear(released("2026-12-24"));
        assertThat(types(words)).containsExactly(DISCHARGE);
        assertThat(words.get(0).says().to()).isEqualTo("2026-12-24");
        assertThat(words.get(0).says().expectedTo()).isNull();
        assertThat(nav.hear(released("2026-12-27"))).isEmpty();
    }

    @Test
    void aReleaseThatIsHeardOfLaterWasOnTheDayInTheRecord() {
        nav.hear(inside("C-1", IN, "2026-11-20"));
        List<Told.Word> words =
                nav.hear(snapshot("C-1", CustodyStatus.RELEASED, IN, "2026-11-20", DETAILS_CHANGED, "2026-11-22"));
        assertThat(words.get(0).says().to()).isEqualTo("2026-11-20");
    }

    @Test
    void aDeathSoundsLikeAnyRelease() {
        Told other = new Told();
        other.hear(inside("C-1", IN, OUT));
        StayFacts release = other.hear(released("2026-12-24")).get(0).says();
        nav.hear(inside("C-1", IN, OUT));
        List<Told.Word> words = nav.hear(snapshot("C-1", DECEASED, IN, OUT, DIED, "2026-12-24"));
        assertThat(types(words)).containsExactly(DISCHARGE);
        assertThat(words.get(0).says().saySameAs(release)).isTrue();
        assertThat(words.get(0).says().state()).isEqualTo(StayState.DIED);
    }

    @Test
    void aDeathOutsideIsNoEndOfAStay() {
        nav.hear(inside("C-1", IN, OUT));
        nav.hear(released("2026-12-24"));
        assertThat(nav.hear(snapshot("C-1", DECEASED, IN, OUT, DIED, "2027-02-01")))
                .isEmpty();
    }

    @Test
    void aRecallIsANewStayFromItsDay() {
        nav.hear(inside("C-1", IN, OUT));
        nav.hear(released("2026-12-24"));
        Snapshot recalled = snapshot("C-1", IN_CUSTODY, IN, "2027-03-01", RECALLED, "2027-01-05");
        List<Told.Word> words = nav.hear(recalled);
        assertThat(types(words)).containsExactly(ENROL);
        assertThat(words.get(0).says().from()).isEqualTo("2027-01-05");
        assertThat(nav.hear(recalled)).isEmpty();
        assertThat(types(nav.hear(snapshot("C-1", IN_CUSTODY, IN, "2027-04-01", DETAILS_CHANGED, "2027-01-09"))))
                .containsExactly(UPDATE);
    }

    @Test
    void aReleaseThatWasTakenBackIsAnUpdateWithoutAnEnd() {
        nav.hear(inside("C-1", IN, OUT));
        nav.hear(released("2026-12-24"));
        List<Told.Word> words = nav.hear(inside("C-1", IN, OUT));
        assertThat(types(words)).containsExactly(UPDATE);
        assertThat(words.get(0).says().to()).isNull();
    }

    @Test
    void aStayThatAnotherOneOfTheSameDayReplacesIsAnnulled() {
        nav.hear(inside("C-1", IN, OUT));
        List<Told.Word> words = nav.hear(inside("C-2", IN, OUT));
        assertThat(types(words)).containsExactly(ANNUL, ENROL);
    }

    @Test
    void aStayWhoseEndWasNeverReportedEndsWhenTheNextBegins() {
        nav.hear(inside("C-1", IN, OUT));
        List<Told.Word> words = nav.hear(inside("C-2", "2026-11-15", OUT));
        assertThat(types(words)).containsExactly(DISCHARGE, ENROL);
        assertThat(words.get(0).says().to()).isEqualTo("2026-11-15");
        assertThat(words.get(0).says().state()).isEqualTo(StayState.REPLACED);
    }

    @Test
    void whatANumberThatCeasedWasToldOfIsAnnulled() {
        nav.hear(inside("C-1", IN, OUT));
        assertThat(types(nav.cease())).containsExactly(ANNUL);
        assertThat(nav.cease()).isEmpty();
        assertThat(types(nav.hear(inside("C-1", IN, OUT)))).containsExactly(ENROL);
    }

    @Test
    void theFirstExtractOfOneLongInsideOnlyFillsTheLedger() {
        assertThat(nav.hear(extract("2026-11-08", OUT))).isEmpty();
        assertThat(nav.stays()).hasSize(1);
        assertThat(nav.hear(inside("C-1", "2026-11-08", OUT))).isEmpty();
        assertThat(types(nav.hear(inside("C-1", "2026-11-08", "2027-02-01")))).containsExactly(UPDATE);
    }

    @Test
    void anExtractOfOneWhoCameInLessThanFourteenDaysAgoTells() {
        assertThat(types(nav.hear(extract("2026-11-09", OUT)))).containsExactly(ENROL);
    }

    @Test
    void whatOnlyAnExtractSaysOfAStayThatIsKnownIsToldAtOnce() {
        nav.hear(inside("C-1", LONG_AGO, OUT));
        assertThat(types(nav.hear(extract(LONG_AGO, "2027-02-01")))).containsExactly(UPDATE);
        assertThat(nav.hear(extract(LONG_AGO, "2027-02-01"))).isEmpty();
        assertThat(types(nav.hear(snapshot("C-1", CustodyStatus.RELEASED, LONG_AGO, OUT, EXTRACT, "2026-11-22"))))
                .containsExactly(DISCHARGE);
    }

    @Test
    void ofOneAboutWhomNavWasNeverToldAnExtractsOtherDayWaitsForTheNextEvent() {
        nav.hear(extract(LONG_AGO, OUT));
        assertThat(nav.hear(extract(LONG_AGO, "2027-02-01"))).isEmpty();
        assertThat(types(nav.hear(inside("C-1", LONG_AGO, "2027-02-01")))).containsExactly(UPDATE);
    }

    @Test
    void whomAnExtractBroughtAndAnExtractShowsOutIsToldToBeOut() {
        nav.hear(extract(LONG_AGO, OUT));
        assertThat(types(nav.hear(snapshot("C-1", CustodyStatus.RELEASED, LONG_AGO, OUT, EXTRACT, "2026-11-22"))))
                .containsExactly(DISCHARGE);
    }

    @Test
    void aNumberThatLivesAgainByAnExtractIsEnrolledAnewSinceNavWasToldThatItsStayNeverWas() {
        nav.hear(inside("C-1", LONG_AGO, OUT));
        nav.cease();
        assertThat(types(nav.hear(extract(LONG_AGO, OUT)))).containsExactly(ENROL);
    }

    @Test
    void aReleaseOfWhichNothingWasKnownTellsTheWholeStay() {
        List<Told.Word> words = nav.hear(released("2026-11-20"));
        assertThat(types(words)).containsExactly(DISCHARGE);
        assertThat(words.get(0).says().from()).isEqualTo(IN);
    }

    @Test
    void anOldEndThatNobodyAskedAboutIsNoNews() {
        assertThat(nav.hear(snapshot("C-1", CustodyStatus.RELEASED, IN, OUT, DETAILS_CHANGED, "2026-11-22")))
                .isEmpty();
        assertThat(nav.stays()).isEmpty();
    }

    @Test
    void anEndIsNeverBeforeTheBeginning() {
        nav.hear(snapshot("C-1", IN_CUSTODY, "2026-11-20", OUT, ADMITTED, "2026-11-20"));
        assertThat(nav.hear(snapshot("C-1", CustodyStatus.RELEASED, "2026-11-20", OUT, RELEASED, "2026-11-19"))
                        .get(0)
                        .says()
                        .to())
                .isEqualTo(LocalDate.parse("2026-11-20"));
    }

    private static Snapshot extract(String admitted, String release) {
        return snapshot("C-1", IN_CUSTODY, admitted, release, EXTRACT, "2026-11-22");
    }

    private static Snapshot released(String day) {
        return snapshot("C-1", CustodyStatus.RELEASED, IN, OUT, RELEASED, day);
    }

    private static Snapshot of(CustodyStatus status, Cause cause) {
        return snapshot("C-1", status, IN, OUT, cause, "2026-11-22");
    }
}
