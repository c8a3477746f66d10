package org.reentryhub.custody;

/** What a need is about. Health is not among them: it is no prison record, only the link to the health unit is. */
public enum NeedDomain {
    HOUSING,
    EMPLOYMENT,
    EDUCATION,
    FINANCE,
    IDENTITY_DOCUMENTS,
    FAMILY_NETWORK
}
