package org.reentryhub.web.door;

import java.util.List;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.Role;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody signed in by name and password, or by a token of their own. */
record AccountPrincipal(Actor actor) implements SignedIn, AuthenticatedPrincipal {

    @Override
    public String getName() {
        return actor.name();
    }

    static List<GrantedAuthority> authorities(Role role) {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
    }
}
