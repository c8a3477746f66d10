package org.reentryhub.web.console.people;

import java.util.Arrays;

/** Why a message has not come through, in as many kinds as a case manager can do something different about. */
enum Failing {
    NOT_TAKEN,
    UNKNOWN,
    UNAUTHORISED,
    REFUSED,
    MISDIRECTED,
    EXPIRED,
    UNKNOWN_OUTCOME,
    NO_SUCH_PARTNER,
    CANCELLED_BY_OPERATOR,
    OTHER;

    /** By the first word of what a delivery says of its last failure. */
    static Failing of(String error) {
        String word = error.split(" ", 2)[0];
        return Arrays.stream(values())
                .filter(failing -> failing.name().equals(word))
                .findFirst()
                .orElse(OTHER);
    }
}
