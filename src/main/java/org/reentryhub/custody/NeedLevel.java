package org.reentryhub.custody;

/** How great a need is. */
public enum NeedLevel {
    NONE,
    SOME,
    URGENT
}
