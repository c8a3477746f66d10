package org.reentryhub.referral;

import org.reentryhub.Queues;
import org.reentryhub.custody.NeedDomain;
import org.reentryhub.partner.Duty;
import org.reentryhub.partner.Kind;

/** What a case manager can hand over without health: a need, the kind of office that meets it, and the queue to it. */
public enum HandoverDomain {
    HOUSING(NeedDomain.HOUSING, Duty.HOUSING, Queues.DELIVER_HOUSING),
    EMPLOYMENT(NeedDomain.EMPLOYMENT, Duty.EMPLOYMENT, Queues.DELIVER_EMPLOYMENT);

    private final NeedDomain need;
    private final Duty duty;
    private final String queue;

    HandoverDomain(NeedDomain need, Duty duty, String queue) {
        this.need = need;
        this.duty = duty;
        this.queue = queue;
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

    public String queue() {
        return queue;
    }
}
