package org.reentryhub.health;

/**
 * One GET at a health party.
 *
 * @param partner whose authorisation goes with it
 * @param address within that partner's own base
 * @param timeoutMillis for the whole exchange
 */
public record FhirQuestion(String partner, String address, long timeoutMillis) {
    @Override
    public String toString() {
        return "a question to a health party";
    }
}
