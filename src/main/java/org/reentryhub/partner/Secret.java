package org.reentryhub.partner;

/**
 * A password, token or key that prints as stars.
 *
 * @param value what may go into a request and nowhere else
 */
public record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
