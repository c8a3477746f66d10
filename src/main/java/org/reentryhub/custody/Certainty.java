package org.reentryhub.custody;

/** How sure the release date is. */
public enum Certainty {
    ESTIMATED,
    PLANNED,
    CONFIRMED
}
