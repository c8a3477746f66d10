package org.reentryhub;

import java.time.ZoneId;

/** The time by which law and people in Norway count days. */
public final class NorwegianTime {
    public static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    private NorwegianTime() {}
}
