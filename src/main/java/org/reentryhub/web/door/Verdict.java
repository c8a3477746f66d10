package org.reentryhub.web.door;

/** What the rules say to a request. */
enum Verdict {
    ALLOWED,
    NOT_SIGNED_IN,
    NOT_YOUR_SURFACE,
    NO_SUCH_METHOD,
    NOTHING_HERE
}
