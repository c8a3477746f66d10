package org.reentryhub.custody;

/** What the whole extract of a prison says of a person, held against what the hub knew. */
public enum ExtractFinding {
    /** The extract has somebody of whom the hub had not heard. */
    UNKNOWN_HERE,
    /** The record had changed without an event that said so. */
    DIFFERED,
    SAME,
    /** The hub knows something newer. */
    OLDER,
    /** The record says another prison. */
    ELSEWHERE,
    /** The event did not hold; it is in quarantine. */
    REFUSED,
    /** The hub has the person at this prison; the extract does not. */
    MISSING_THERE;

    static ExtractFinding of(Verdict verdict) {
        return switch (verdict) {
            case NEW -> UNKNOWN_HERE;
            case CHANGED -> DIFFERED;
            case SAME, DUPLICATE -> SAME;
            case STALE -> OLDER;
            case REFUSED -> REFUSED;
        };
    }
}
