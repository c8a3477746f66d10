package org.reentryhub.audit;

/** In what capacity somebody acts; decides which surface is theirs (see the access rules in {@code web}). */
public enum Role {
    CASE_MANAGER,
    HEALTH_STAFF,
    RECEIVER,
    OPERATOR,
    AUDITOR,
    PRISON_RECORDS,
    SYSTEM
}
