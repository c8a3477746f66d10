package org.reentryhub.partner;

import java.util.Optional;

/**
 * What an organisation is called by others, as {@code system|value}.
 *
 * @param system the naming system, such as {@link #ORGANISATION_NUMBER}
 * @param value the number in it
 */
public record Identifier(String system, String value) {
    /** Organisation number in the Norwegian register of legal entities (HL7 Norway's list of naming systems). */
    public static final String ORGANISATION_NUMBER = "urn:oid:2.16.578.1.12.4.1.4.101";

    /** HER-id in the address register of the Norwegian health network. */
    public static final String HER_ID = "urn:oid:2.16.578.1.12.4.1.2";

    /** Reads {@code system|value}; empty when the text has another form. */
    public static Optional<Identifier> parse(String text) {
        var bar = text.indexOf('|');
        if (bar < 1 || bar == text.length() - 1 || text.indexOf('|', bar + 1) >= 0) {
            return Optional.empty();
        }
        return Optional.of(new Identifier(text.substring(0, bar), text.substring(bar + 1)));
    }

    @Override
    public String toString() {
        return system + "|" + value;
    }
}
