package org.reentryhub.custody;

/** In what way the person will be released. */
public enum ReleaseType {
    PAROLE,
    FULL_TERM,
    COURT_ORDER,
    TRANSFER_ABROAD,
    OTHER
}
