package org.reentryhub.partner;

import java.util.List;
import java.util.Optional;

/** By which fact a municipality may be responsible for somebody. */
public enum Basis {
    /** The person means to live there, and is registered there or was arrested there: two facts, not a wish alone. */
    INTENDED_AND_TIED,
    INTENDED,
    STAY_BEFORE_CUSTODY,
    ARREST,
    REGISTERED,
    PRISON;

    /** Facts that tie somebody to a place beside the wish to live there. */
    static final List<Basis> TIES = List.of(REGISTERED, ARREST);

    /** The number this fact gives, as it stands in the record. */
    Optional<String> number(Whereabouts whereabouts, Prisons prisons) {
        return switch (this) {
            case INTENDED_AND_TIED, INTENDED -> Optional.ofNullable(whereabouts.intended());
            case STAY_BEFORE_CUSTODY -> Optional.ofNullable(whereabouts.beforeCustody());
            case ARREST -> Optional.ofNullable(whereabouts.arrest());
            case REGISTERED -> Optional.ofNullable(whereabouts.registered());
            case PRISON -> Optional.ofNullable(whereabouts.prison()).flatMap(prisons::municipality);
        };
    }
}
