package org.reentryhub.audit;

/**
 * Who acts.
 *
 * @param name the user or client, as the identity provider names it
 * @param role in what capacity
 * @param organisation the prison's code for its staff and health unit, the partner's id for receivers, else {@code hub}
 */
public record Actor(String name, Role role, String organisation) {
    /** The hub itself, when no person asked. */
    public static final Actor HUB = new Actor("hub", Role.SYSTEM, "hub");
}
