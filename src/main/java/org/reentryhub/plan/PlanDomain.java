package org.reentryhub.plan;

import org.reentryhub.custody.NeedDomain;

/** What can be handed over: the domains of needs, by the same names, and health, of which a prison record has none. */
public enum PlanDomain {
    HOUSING,
    EMPLOYMENT,
    EDUCATION,
    FINANCE,
    IDENTITY_DOCUMENTS,
    FAMILY_NETWORK,
    HEALTH;

    public static PlanDomain of(NeedDomain need) {
        return switch (need) {
            case HOUSING -> HOUSING;
            case EMPLOYMENT -> EMPLOYMENT;
            case EDUCATION -> EDUCATION;
            case FINANCE -> FINANCE;
            case IDENTITY_DOCUMENTS -> IDENTITY_DOCUMENTS;
            case FAMILY_NETWORK -> FAMILY_NETWORK;
        };
    }
}
