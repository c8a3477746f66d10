package org.reentryhub.custody;

import java.util.Set;

/** Tells whether the hub knows a code that a record names. An unknown one is taken all the same, with an alert. */
public interface KnownCodes {
    boolean isPrison(String code);

    /** The codes of all prisons that the hub knows. */
    Set<String> prisons();

    /** Whether that municipality number is or was in use. */
    boolean isMunicipality(String number);

    /** Whether the partner directory has a prison health unit with that id. */
    boolean isHealthUnit(String partnerId);
}
