package org.reentryhub.health;

/**
 * A transaction ready to leave; lives in one exchange and prints without its content.
 *
 * @param body JSON in UTF-8, as bytes: as text, a transport might choose another encoding
 */
public record HealthLetter(byte[] body) {
    @Override
    public String toString() {
        return "a health letter";
    }
}
