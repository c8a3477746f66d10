package org.reentryhub.faults;

/** The places where a hub that dies leaves something half done: just before, and just after, it commits a transaction. */
enum CrashPoint {
    RECORD("insert into hub.inbox"),
    CONSENT("insert into hub.consent"),
    HANDOVER("insert into hub.handover"),
    MESSAGE_KEPT("insert into hub.delivery"),
    ATTEMPT_BEGINS("insert into hub.attempt"),
    DISCLOSURE_LISTED("insert into audit.disclosure"),
    /** The receiver has answered, and nobody knows yet. */
    OUTCOME("update hub.attempt set ended_at"),
    RECEIPT("insert into hub.receipt"),
    ANSWER("insert into hub.answer"),
    WITHDRAWAL("update hub.consent set withdrawn_at"),
    PUT_BACK_ON_THE_QUEUE("update hub.delivery set queued_at");

    private final String statement;

    CrashPoint(String statement) {
        this.statement = statement;
    }

    /** A statement of the transaction, as the database is asked it, each gap as one space. */
    String statement() {
        return statement;
    }
}
