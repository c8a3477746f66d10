package org.reentryhub.health.supply;

import java.util.Optional;

/**
 * Something that a health worker has to see to before or after a release. Names a medicine: for their eyes, live, and never
 * stored; the code and the length of the gap are what may be kept.
 *
 * @param medicine which one it is about; empty when it is about none in particular
 * @param gap the days, for {@link Code#GAP}
 */
public record SupplyFinding(Code code, Optional<String> medicine, Optional<Gap> gap) {
    /** What can be wrong; everything but a gap and missing naloxone is something that nobody knows. */
    public enum Code {
        GAP,
        NO_DISPENSING_POINT,
        OPENING_UNKNOWN,
        LAST_DOSE_UNKNOWN,
        SUPPLY_UNKNOWN,
        MEDICINE_NOT_RECOGNISED,
        NO_NALOXONE,
        RELEASE_DATE_UNKNOWN;

        /** Whether it says that something is not known. */
        public boolean isDoubt() {
            return this != GAP && this != NO_NALOXONE;
        }
    }

    static SupplyFinding of(Code code) {
        return new SupplyFinding(code, Optional.empty(), Optional.empty());
    }

    static SupplyFinding of(Code code, Medicine medicine) {
        return new SupplyFinding(code, Optional.of(medicine.name()), Optional.empty());
    }

    static SupplyFinding of(Gap gap, Medicine medicine) {
        return new SupplyFinding(Code.GAP, Optional.of(medicine.name()), Optional.of(gap));
    }

    @Override
    public String toString() {
        return code.name();
    }
}
