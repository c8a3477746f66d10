package org.reentryhub.health;

/** A transaction ready to leave; lives in one exchange and prints without its content. */
public record HealthLetter(String body) {
    @Override
    public String toString() {
        return "a health letter";
    }
}
