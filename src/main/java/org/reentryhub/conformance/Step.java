package org.reentryhub.conformance;

/**
 * One message of a run, and what a receiver has to do with it.
 *
 * @param duty what a receiver does that does right, as the end of «the receiver …»
 * @param mend what to change in one that does not
 */
record Step(String duty, Letter letter, Demand demand, String mend) {

    /** What has to come back. */
    enum Demand {
        /** 2xx. */
        TAKEN,
        /** 2xx, or 409, since it has this key. */
        TAKEN_AGAIN,
        /** 401 or 403: it is sent without credentials. */
        REFUSED
    }
}
