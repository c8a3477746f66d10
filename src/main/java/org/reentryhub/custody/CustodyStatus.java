package org.reentryhub.custody;

/** Where the person is, seen from the prison; leave is never a release. */
public enum CustodyStatus {
    IN_CUSTODY,
    ON_LEAVE,
    RELEASED,
    DECEASED
}
