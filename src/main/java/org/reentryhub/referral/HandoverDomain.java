package org.reentryhub.referral;

import org.reentryhub.Queues;
import org.reentryhub.custody.NeedDomain;
import org.reentryhub.partner.Kind;

/** What a case manager can hand over without health: a need, the kind of office that meets it, and the queue to it. */
public enum HandoverDomain {
    HOUSING(NeedDomain.HOUSING, Kind.HOUSING, Queues.DELIVER_HOUSING),
    EMPLOYMENT(NeedDomain.EMPLOYMENT, Kind.EMPLOYMENT, Queues.DELIVER_EMPLOYMENT);

    private final NeedDomain need;
    private final Kind kind;
    private final String queue;

    HandoverDomain(NeedDomain need, Kind kind, String queue) {
        this.need = need;
        this.kind = kind;
        this.queue = queue;
    }

    public NeedDomain need() {
        return need;
    }

    /** The kind of partner that receives it. */
    public Kind kind() {
        return kind;
    }

    public String queue() {
        return queue;
    }
}
