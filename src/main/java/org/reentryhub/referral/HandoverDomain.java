package org.reentryhub.referral;

import org.reentryhub.custody.NeedDomain;
import org.reentryhub.partner.Duty;
import org.reentryhub.partner.Kind;

/** What a case manager can hand over without health: a need, and the duty by which its office is found. */
public enum HandoverDomain {
    HOUSING(NeedDomain.HOUSING, Duty.HOUSING),
    EMPLOYMENT(NeedDomain.EMPLOYMENT, Duty.EMPLOYMENT);

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
    Duty duty() {
        return duty;
    }

    /** The kind of partner that receives it. */
    public Kind kind() {
        return duty.fulfilledBy();
    }
}
