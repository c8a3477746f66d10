package org.reentryhub.notice;

/** What a notice tells; in the words of NAV, innmelding, oppdatering, utmelding and annullering. */
public enum NoticeType {
    /** A stay has begun. */
    ENROL,
    /** Something that was told of it is otherwise. */
    UPDATE,
    /** It has ended. */
    DISCHARGE,
    /** It never was, or was told under a number that has ceased. */
    ANNUL
}
