package org.reentryhub.health.summary;

/**
 * On what law a summary goes from health personnel to those who take over: it needs no consent, and the patient may object
 * (pasient- og brukerrettighetsloven § 5-3). Says that something was withheld, never what.
 */
public enum LegalBasis {
    /** The patient has not objected, or not to this recipient. */
    NO_RESERVATION("helsepersonelloven § 25, ingen reservasjon registrert"),
    /** What the patient has blocked was left out. */
    PARTLY_RESERVED(
            "helsepersonelloven § 25, reservasjon delvis: tilbakeholdt (pasient- og brukerrettighetsloven § 5-3)");

    private final String words;

    LegalBasis(String words) {
        this.words = words;
    }

    /** As it is written into the list of disclosures. */
    public String words() {
        return words;
    }
}
