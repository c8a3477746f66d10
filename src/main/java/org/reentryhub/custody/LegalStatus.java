package org.reentryhub.custody;

/** On what ground the person is held. */
public enum LegalStatus {
    REMAND,
    SENTENCED,
    PREVENTIVE_DETENTION,
    FINE_DEFAULT
}
