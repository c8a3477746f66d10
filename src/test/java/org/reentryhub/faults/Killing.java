package org.reentryhub.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.reentryhub.process.HubProcess;

/** Kills a hub under load, again and again: at a named place, or wherever it happens to be, alone or with its database. */
final class Killing {
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(8);
    private static final int TROUBLE = 30;

    private final Stand stand;
    private final Random chance;

    Killing(Stand stand, long seed) {
        this.stand = stand;
        this.chance = new Random(seed);
    }

    void kill(int times) {
        stand.receivers().trouble(TROUBLE);
        for (int i = 0; i < times; i++) {
            HubProcess hub = stand.hub();
            if (hub.hasEndedWithin(lifetime())) {
                stand.fault("died at a crash point");
            } else if (chance.nextInt(4) == 0) {
                stand.fault("kill -9, the database too");
                hub.killWithDatabase();
            } else {
                stand.fault("kill -9");
                hub.kill();
            }
            stand.again(i == times - 1 ? Map.of() : next());
        }
    }

    /** Just after a commit, before anybody outside knows of it. */
    void killJustAfter(CrashPoint point, int times) {
        stand.receivers().trouble(TROUBLE);
        for (int i = 0; i < times; i++) {
            stand.fault("killed, to die next just after " + point);
            stand.hub().kill();
            stand.again(Map.of(Sabotage.CRASH_AT, "AFTER:%s:%d".formatted(point, 1 + chance.nextInt(6))));
            stand.hub().hasEndedWithin(LONGEST_LIFE);
        }
        stand.hub().kill();
        stand.again(Map.of());
    }

    void cutThePower(PowerCut disk, int times) throws IOException {
        disk.settle();
        stand.receivers().trouble(TROUBLE);
        for (int i = 0; i < times; i++) {
            live(lifetime());
            stand.fault("power cut");
            stand.on(
                    disk.cut(Signals.withChildren(stand.hub().pid(), stand.hub().databasePid())));
            stand.again(Map.of());
        }
    }

    private Duration lifetime() {
        return Duration.ofMillis(1_500 + chance.nextInt((int) LONGEST_LIFE.toMillis() - 1_500));
    }

    /** Two of three die at a named place; early enough to get there. */
    private Map<String, String> next() {
        if (chance.nextInt(3) == 0) {
            return Map.of();
        }
        CrashPoint point = CrashPoint.values()[chance.nextInt(CrashPoint.values().length)];
        String when = chance.nextBoolean() ? "BEFORE" : "AFTER";
        String at = "%s:%s:%d".formatted(when, point, 1 + chance.nextInt(6));
        stand.fault("will die at " + at);
        return Map.of(Sabotage.CRASH_AT, at);
    }

    /** Lets it live for a while. */
    static void live(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
