package org.reentryhub.referral;

import org.reentryhub.Queues;
import org.reentryhub.custody.Need;
import org.reentryhub.custody.NeedDomain;
import org.reentryhub.custody.NeedLevel;
import org.reentryhub.partner.Duty;

/** What a case manager can hand over without health: a need, what its receiver is found by, and the queue to it. */
public enum HandoverDomain {
    HOUSING(NeedDomain.HOUSING, Duty.HOUSING, Queues.DELIVER_HOUSING),
    EMPLOYMENT(NeedDomain.EMPLOYMENT, Duty.EMPLOYMENT, Queues.DELIVER_EMPLOYMENT),
    EDUCATION(NeedDomain.EDUCATION, Duty.EDUCATION, Queues.DELIVER_OTHER),
    FINANCE(NeedDomain.FINANCE, Duty.FINANCE, Queues.DELIVER_OTHER),
    IDENTITY_DOCUMENTS(NeedDomain.IDENTITY_DOCUMENTS, Duty.IDENTITY_DOCUMENTS, Queues.DELIVER_OTHER),
    FAMILY_NETWORK(NeedDomain.FAMILY_NETWORK, Duty.FAMILY_NETWORK, Queues.DELIVER_OTHER);

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
    public Duty duty() {
        return duty;
    }

    public String queue() {
        return queue;
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
