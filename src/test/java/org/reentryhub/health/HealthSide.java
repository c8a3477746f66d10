package org.reentryhub.health;

import java.util.Locale;
import java.util.Set;

/**
 * What health may know of somebody, and what may be done there about it: the half of a pair that the prison does not know.
 *
 * @param unit how the health unit's server answers about the patient
 * @param problems how many diagnoses there are
 * @param substitution whether there is a medicine that must not be interrupted
 * @param reserved whether the patient has objected to its being told
 * @param receivers who is named to take over
 * @param begunByUnit whether the unit began a transfer before the prison asked
 * @param deed what the unit does with the transfer
 * @param answer what the receivers say of their Tasks, or an empty string
 */
record HealthSide(
        Unit unit,
        int problems,
        boolean substitution,
        boolean reserved,
        Set<Receiver> receivers,
        boolean begunByUnit,
        Deed deed,
        String answer) {

    enum Unit {
        NONE,
        KNOWS,
        KNOWS_NOBODY,
        IS_DOWN,
        KNOWS_ANOTHER
    }

    enum Receiver {
        GP("9000102"),
        LAR("9000103"),
        UNKNOWN("9000999");

        private final String herId;

        Receiver(String herId) {
            this.herId = herId;
        }

        String json() {
            return "{\"identifier\":{\"system\":\"urn:oid:2.16.578.1.12.4.1.2\",\"value\":\"" + herId + "\"}}";
        }
    }

    enum Deed {
        NOTHING,
        PREVIEW,
        PAGES,
        SIGN_OFF,
        HOLD,
        STOP;

        String path() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Of whom there cannot be anything. */
    static HealthSide nothing() {
        return new HealthSide(Unit.NONE, 0, false, false, Set.of(), false, Deed.NOTHING, "");
    }

    boolean canBeStarted() {
        return unit != Unit.NONE;
    }
}
