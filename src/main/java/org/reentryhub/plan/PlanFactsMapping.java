package org.reentryhub.plan;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Custody;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.Need;
import org.reentryhub.custody.NeedDomain;
import org.reentryhub.custody.NeedLevel;

/** The one place where a custody record becomes the facts of a plan. Pure. */
public final class PlanFactsMapping {
    private PlanFactsMapping() {}

    /** The facts of a record as it stands. */
    public static PlanFacts facts(CustodyRecord custodyRecord) {
        return facts(custodyRecord, null);
    }

    /** The facts of a record, where the hub knows since when the person is out. */
    static PlanFacts facts(CustodyRecord custodyRecord, @Nullable LocalDate releasedOn) {
        Custody custody = custodyRecord.custody();
        return new PlanFacts(
                custody.status(),
                custody.legalStatus(),
                custody.regime(),
                custody.admittedOn(),
                custody.release(),
                custody.status() == CustodyStatus.RELEASED ? releasedOn : null,
                needs(custodyRecord));
    }

    private static Map<NeedDomain, NeedLevel> needs(CustodyRecord custodyRecord) {
        Map<NeedDomain, NeedLevel> needs = new EnumMap<>(NeedDomain.class);
        for (Need need : custodyRecord.needs()) {
            needs.put(need.domain(), need.level());
        }
        return needs;
    }
}
