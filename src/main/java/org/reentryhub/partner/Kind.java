package org.reentryhub.partner;

/** What a partner is for. */
public enum Kind {
    HOUSING(true),
    EMPLOYMENT(true),
    HEALTH(false),
    PRISON_HEALTH(false),
    EDUCATION(true),
    NGO(true);

    private final boolean foundByMunicipality;

    Kind(boolean foundByMunicipality) {
        this.foundByMunicipality = foundByMunicipality;
    }

    /**
     * Whether the responsible partner of this kind follows from a municipality number, so that at most one may serve each.
     * Health parties are named by the health unit's own data, never by where somebody lives.
     */
    public boolean foundByMunicipality() {
        return foundByMunicipality;
    }
}
