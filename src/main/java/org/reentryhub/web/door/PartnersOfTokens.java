package org.reentryhub.web.door;

import java.util.Optional;

/** Which partner somebody outside speaks for; nobody is a receiver whom the partner directory does not name. */
@FunctionalInterface
interface PartnersOfTokens {
    /**
     * The partner's id.
     *
     * @param name the user or client of the token
     * @param organisation the organisation the token was issued to, when it says so
     */
    Optional<String> speaksFor(String name, Optional<String> organisation);
}
