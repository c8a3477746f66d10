package org.reentryhub.plan;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.CustodyChange;
import org.reentryhub.custody.CustodyListener;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.NumberChange;
import org.reentryhub.custody.NumberListener;
import org.reentryhub.person.PersonNumber;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The plan of everybody: one row for each person, written in the transaction that changed what it depends on. Says nothing
 * about who may ask.
 */
@Component("plans")
@Order(Plans.BEFORE_THOSE_WHO_READ_PLANS)
public class Plans implements CustodyListener, NumberListener {
    static final int BEFORE_THOSE_WHO_READ_PLANS = -100;

    private final PlanRows rows;
    private final Planner planner;
    private final CustodyRecords records;

    Plans(PlanRows rows, Planner planner, CustodyRecords records) {
        this.rows = rows;
        this.planner = planner;
        this.records = records;
    }

    public Optional<Plan> find(PersonNumber person) {
        return Optional.ofNullable(rows.find(List.of(person)).get(person));
    }

    /** The person's plan; {@link Plan#NONE} when there is none. */
    public Plan of(PersonNumber person) {
        return find(person).orElse(Plan.NONE);
    }

    /** The plans of many; those without one are not in it. */
    public Map<PersonNumber, Plan> of(Collection<PersonNumber> people) {
        return rows.find(people);
    }

    /** The day on which the hub heard that the person is out; empty for somebody who is not. */
    public Optional<LocalDate> releasedOn(PersonNumber person) {
        return Optional.ofNullable(rows.releasedOn(List.of(person)).get(person));
    }

    /** What would become of the plan, were the release on another day; nothing is written. */
    public WhatIf whatIf(CustodyRecord known, LocalDate releaseDate, LocalDate today) {
        LocalDate out = releasedOn(known.personNumber()).orElse(null);
        return WhatIf.of(planner, PlanFactsMapping.facts(known, out), releaseDate, today);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(CustodyChange change) {
        changed(List.of(change));
    }

    /** One statement for all of a chunk; nothing is written for those whose dates cannot have moved. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(List<CustodyChange> changes) {
        Map<PersonNumber, Draft> drafts = new LinkedHashMap<>();
        changes.forEach(change -> drafts.compute(change.person(), (person, earlier) -> Draft.of(earlier, change)));
        drafts.values().removeIf(draft -> !draft.matters());
        write(drafts);
    }

    /** Nobody has two plans; a number that is alive again has its own again, whichever record says so. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(NumberChange change) {
        switch (change.kind()) {
            case JOINED -> rows.delete(List.of(change.former()));
            case PARTED -> plan(List.of(change.former()));
        }
    }

    /** Plans people anew from what is known of them. Whoever calls holds their rows, or has just changed them. */
    void plan(Collection<PersonNumber> people) {
        Map<PersonNumber, CustodyRecord> known = records.of(people);
        Map<PersonNumber, LocalDate> out = rows.releasedOn(known.keySet());
        rows.write(
                known.entrySet().stream()
                        .map(each -> row(each.getKey(), each.getValue(), out.get(each.getKey())))
                        .toList(),
                digest());
    }

    String digest() {
        return planner.timetable().digest();
    }

    private void write(Map<PersonNumber, Draft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        Map<PersonNumber, LocalDate> kept = keptDays(drafts);
        rows.write(
                drafts.entrySet().stream()
                        .map(each -> row(each.getKey(), each.getValue(), kept))
                        .toList(),
                digest());
        rows.deleteCeased(drafts.keySet());
    }

    private Map<PersonNumber, LocalDate> keptDays(Map<PersonNumber, Draft> drafts) {
        List<PersonNumber> wereOut = drafts.entrySet().stream()
                .filter(each -> each.getValue().release().before())
                .map(Map.Entry::getKey)
                .toList();
        return wereOut.isEmpty() ? Map.of() : rows.releasedOn(wereOut);
    }

    private PlanRow row(PersonNumber person, Draft draft, Map<PersonNumber, LocalDate> kept) {
        LocalDate told = draft.release().since();
        return row(person, draft.after(), told == null && draft.release().before() ? kept.get(person) : told);
    }

    private PlanRow row(PersonNumber person, CustodyRecord custodyRecord, @Nullable LocalDate releasedOn) {
        PlanFacts facts = PlanFactsMapping.facts(custodyRecord, releasedOn);
        return new PlanRow(person, facts.releasedOn(), planner.plan(facts));
    }
}
