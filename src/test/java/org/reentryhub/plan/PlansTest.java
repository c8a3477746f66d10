package org.reentryhub.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.reentryhub.plan.PlanRecords.changed;
import static org.reentryhub.plan.PlanRecords.prisoner;
import static org.reentryhub.plan.PlanRecords.released;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.custody.CustodyChange;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.NumberChange;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@HubTest
class PlansTest {
    @Autowired
    Plans plans;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Timetable timetable;

    @Test
    void aRecordThatIsNewHasAPlanAndAMovedDateMovesIt() {
        CustodyRecord first = prisoner("PLAN-1", "2027-01-14");
        apply(changed(null, first));
        assertThat(lastWorkingDay("PLAN-1")).isEqualTo("2027-01-13");
        apply(changed(first, prisoner("PLAN-1", "2027-02-01")));
        assertThat(lastWorkingDay("PLAN-1")).isEqualTo("2027-01-29");
        assertThat(plan("PLAN-1").release()).isEqualTo("2027-02-01");
        assertThat(plan("PLAN-1")).isEqualTo(planned(prisoner("PLAN-1", "2027-02-01")));
    }

    @Test
    void nobodyHasAPlanOfWhomNothingIsKnown() {
        assertThat(plans.find(new PersonNumber("PLAN-NOBODY"))).isEmpty();
        assertThat(plan("PLAN-NOBODY")).isEqualTo(Plan.NONE);
    }

    @Test
    void theSameChangesTwiceLeaveOnePlanAndTheSame() {
        List<CustodyChange> changes = List.of(
                changed(null, prisoner("PLAN-2", "2027-01-14")),
                changed(prisoner("PLAN-2", "2027-01-14"), prisoner("PLAN-2", "2027-03-15")));
        apply(changes);
        Plan once = plan("PLAN-2");
        apply(changes);
        assertThat(plan("PLAN-2")).isEqualTo(once);
        assertThat(rows("PLAN-2")).isEqualTo(1);
    }

    @Test
    void aChangeThatMovesNoDateWritesNothing() {
        CustodyRecord known = prisoner("PLAN-3", "2027-01-14");
        apply(changed(null, known));
        Instant written = plannedAt("PLAN-3");
        apply(changed(known, PlanRecords.inUnit(known, "C3")));
        assertThat(plannedAt("PLAN-3")).isEqualTo(written);
    }

    @Test
    void ofManyChangesInAChunkTheLastOneCounts() {
        List<CustodyChange> chunk = new ArrayList<>();
        IntStream.range(0, 50).forEach(n -> chunk.add(changed(null, prisoner("PLAN-4-" + n, "2027-01-14"))));
        chunk.add(changed(prisoner("PLAN-4-7", "2027-01-14"), prisoner("PLAN-4-7", "2027-05-03")));
        apply(chunk);
        assertThat(lastWorkingDay("PLAN-4-6")).isEqualTo("2027-01-13");
        assertThat(lastWorkingDay("PLAN-4-7")).isEqualTo("2027-04-30");
        assertThat(plans.of(List.of(new PersonNumber("PLAN-4-6"), new PersonNumber("PLAN-NOBODY"))))
                .hasSize(1);
    }

    @Test
    void whatIsUndoneLeavesNoPlan() {
        transactions.executeWithoutResult(status -> {
            plans.changed(changed(null, prisoner("PLAN-5", "2027-01-14")));
            status.setRollbackOnly();
        });
        assertThat(rows("PLAN-5")).isZero();
        assertThatThrownBy(() -> plans.changed(changed(null, prisoner("PLAN-5", "2027-01-14"))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aMergedNumberHasNoPlanOfItsOwnAndGetsItBackWhenTheMergeIsUndone() {
        CustodyRecord stays = prisoner("PLAN-6A", "2027-01-14");
        CustodyRecord goes = prisoner("PLAN-6B", "2027-06-01");
        Plans plans = knowing(stays, goes);
        apply(plans, List.of(changed(null, stays), changed(null, goes)));
        change(plans, NumberChange.Kind.JOINED, "PLAN-6B", changed(null, stays));
        assertThat(rows("PLAN-6A")).isEqualTo(1);
        assertThat(rows("PLAN-6B")).isZero();
        change(plans, NumberChange.Kind.PARTED, "PLAN-6B", changed(null, stays));
        assertThat(plan("PLAN-6B")).isEqualTo(planned(goes));
    }

    @Test
    void whoIsReleasedWithoutADateIsCountedFromTheDayTheHubHeardOfIt() {
        CustodyRecord inside = prisoner("PLAN-8", null);
        CustodyRecord out = PlanRecords.withStatus(inside, CustodyStatus.RELEASED);
        apply(changed(null, inside));
        apply(released(inside, out, "2026-11-20T23:30:00Z"));
        assertThat(firstNight("PLAN-8")).isEqualTo("2026-11-21");
        apply(changed(out, PlanRecords.withNeeds(out)));
        assertThat(firstNight("PLAN-8")).isEqualTo("2026-11-21");
        apply(changed(PlanRecords.withNeeds(out), inside));
        assertThat(plan("PLAN-8").milestone(MilestoneCode.FIRST_NIGHT)).isEmpty();
    }

    @Test
    void aDeathEndsThePlan() {
        CustodyRecord known = prisoner("PLAN-9", "2027-01-14");
        apply(changed(null, known));
        apply(changed(known, PlanRecords.withStatus(known, CustodyStatus.DECEASED)));
        assertThat(plan("PLAN-9")).isEqualTo(Plan.NONE);
    }

    @Test
    void afterAChangeOfTheTimetableEverybodyIsPlannedAnewOnce() {
        CustodyRecord[] known = IntStream.range(0, 1203)
                .mapToObj(n -> prisoner("PLAN-10-" + n, "2027-01-14"))
                .toArray(CustodyRecord[]::new);
        apply(IntStream.range(0, known.length)
                .mapToObj(n -> changed(null, known[n]))
                .toList());
        jdbc.sql(
                        "update hub.plan set timetable_digest = 'former', milestones = '[]' where person_number like 'PLAN-10-%'")
                .update();
        Replanning replanning = new Replanning(rows(), knowing(known), transactions);
        assertThat(replanning.everybody()).isGreaterThanOrEqualTo(1203);
        assertThat(replanning.everybody()).isZero();
        assertThat(plan("PLAN-10-1202")).isEqualTo(planned(known[1202]));
        replanning.destroy();
    }

    @Test
    void aPlanThatSomebodyIsWritingIsLeftToThem() {
        CustodyRecord known = prisoner("PLAN-11", "2027-01-14");
        apply(changed(null, known));
        jdbc.sql("update hub.plan set timetable_digest = 'former' where person_number = 'PLAN-11'")
                .update();
        Replanning replanning = new Replanning(rows(), knowing(known), transactions);
        transactions.executeWithoutResult(status -> {
            jdbc.sql("update hub.plan set planned_at = planned_at where person_number = 'PLAN-11'")
                    .update();
            Thread other = new Thread(replanning::everybody);
            other.start();
            join(other);
        });
        assertThat(digest("PLAN-11")).isEqualTo("former");
        replanning.everybody();
        assertThat(digest("PLAN-11")).isEqualTo(timetable.digest());
        replanning.destroy();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void apply(CustodyChange change) {
        apply(List.of(change));
    }

    private void apply(List<CustodyChange> changes) {
        apply(plans, changes);
    }

    private void apply(Plans plans, List<CustodyChange> changes) {
        transactions.executeWithoutResult(status -> plans.changed(changes));
    }

    private void change(Plans plans, NumberChange.Kind kind, String former, CustodyChange told) {
        transactions.executeWithoutResult(
                status -> plans.changed(new NumberChange(new PersonNumber(former), told.person(), kind, told)));
    }

    /** The store over the same rows, where custody would know these records. */
    private Plans knowing(CustodyRecord... known) {
        Map<PersonNumber, CustodyRecord> records = new HashMap<>();
        List.of(known).forEach(each -> records.put(each.personNumber(), each));
        return new Plans(rows(), new Planner(timetable), (Collection<PersonNumber> people) -> {
            Map<PersonNumber, CustodyRecord> found = new HashMap<>(records);
            found.keySet().retainAll(people);
            return found;
        });
    }

    private PlanRows rows() {
        return new PlanRows(jdbc, Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC));
    }

    private Plan planned(CustodyRecord custodyRecord) {
        return new Planner(timetable).plan(PlanFactsMapping.facts(custodyRecord));
    }

    private Plan plan(String person) {
        return plans.of(new PersonNumber(person));
    }

    private LocalDate lastWorkingDay(String person) {
        return plan(person)
                .milestone(MilestoneCode.LAST_WORKING_DAY)
                .orElseThrow()
                .due();
    }

    private LocalDate firstNight(String person) {
        return plan(person).milestone(MilestoneCode.FIRST_NIGHT).orElseThrow().due();
    }

    private int rows(String person) {
        return jdbc.sql("select count(*) from hub.plan where person_number = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    private String digest(String person) {
        return jdbc.sql("select timetable_digest from hub.plan where person_number = :person")
                .param("person", person)
                .query(String.class)
                .single();
    }

    private Instant plannedAt(String person) {
        return jdbc.sql("select planned_at from hub.plan where person_number = :person")
                .param("person", person)
                .query((row, n) -> row.getTimestamp("planned_at").toInstant())
                .single();
    }
}
