package org.reentryhub.custody;

/** Under what regime the person is held. */
public enum Regime {
    HIGH_SECURITY,
    LOW_SECURITY,
    HALFWAY_HOUSE,
    ELECTRONIC_MONITORING,
    TREATMENT_INSTITUTION,
    HOME_DETENTION
}
