package org.reentryhub.referral;

import org.reentryhub.custody.Need;
import org.reentryhub.custody.NeedDomain;
import org.reentryhub.custody.NeedLevel;
import org.reentryhub.partner.Duty;

/** What a case manager can hand over without health: a need, and what its receiver is found by. */
public enum HandoverDomain {
    HOUSING(NeedDomain.HOUSING, Duty.HOUSING),
    EMPLOYMENT(NeedDomain.EMPLOYMENT, Duty.EMPLOYMENT),
    EDUCATION(NeedDomain.EDUCATION, Duty.EDUCATION),
    FINANCE(NeedDomain.FINANCE, Duty.FINANCE),
    IDENTITY_DOCUMENTS(NeedDomain.IDENTITY_DOCUMENTS, Duty.IDENTITY_DOCUMENTS),
    FAMILY_NETWORK(NeedDomain.FAMILY_NETWORK, Duty.FAMILY_NETWORK);

    private final NeedDomain need;
    private final Duty duty;

    HandoverDomain(NeedDomain need, Duty duty) {
        this.need = need;
        this.duty = duty;
    }

    public NeedDomain need() {
        return need;
    }

    /** What the responsible office is found by. */
    public Duty duty() {
        return duty;
    }

    /** Whether everybody has to be asked about it: a home and an income are needed by whoever walks out. */
    public boolean isEverybodys() {
        return this == HOUSING || this == EMPLOYMENT;
    }

    /** Whether the record says enough of the need for its receiver to act on. */
    boolean isMapped(Need mapped) {
        boolean hasParticulars =
                switch (this) {
                    case HOUSING -> mapped.housing() != null;
                    case EMPLOYMENT -> mapped.employment() != null;
                    case EDUCATION, FINANCE, IDENTITY_DOCUMENTS, FAMILY_NETWORK -> true;
                };
        return mapped.level() != NeedLevel.NONE && hasParticulars;
    }
}
