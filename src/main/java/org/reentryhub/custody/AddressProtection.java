package org.reentryhub.custody;

/** How well a person's address is hidden in the population register ("adressegradering"). */
public enum AddressProtection {
    NONE,
    CONFIDENTIAL,
    STRICTLY_CONFIDENTIAL
}
