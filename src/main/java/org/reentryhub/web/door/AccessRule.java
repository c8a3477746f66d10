package org.reentryhub.web.door;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Role;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One line of the list: who may call this.
 *
 * @param method the verb; {@code GET} means {@code HEAD} too
 * @param path a path pattern as Spring MVC writes it
 * @param roles who may; empty means everybody, signed in or not
 */
public record AccessRule(HttpMethod method, PathPattern path, Set<Role> roles) {
    public AccessRule {
        roles = Set.copyOf(roles);
    }

    static AccessRule everybody(HttpMethod method, String path) {
        return new AccessRule(method, PathPatternParser.defaultInstance.parse(path), Set.of());
    }

    static AccessRule only(Role role, HttpMethod method, String path) {
        return new AccessRule(method, PathPatternParser.defaultInstance.parse(path), Set.of(role));
    }

    static AccessRule only(Set<Role> roles, HttpMethod method, String path) {
        return new AccessRule(method, PathPatternParser.defaultInstance.parse(path), roles);
    }

    static AccessRule signedIn(HttpMethod method, String path) {
        return new AccessRule(
                method, PathPatternParser.defaultInstance.parse(path), EnumSet.complementOf(EnumSet.of(Role.SYSTEM)));
    }

    boolean isAt(PathContainer place) {
        return path.matches(place);
    }

    boolean isFor(HttpMethod asked) {
        return method.equals(asked) || (asked.equals(HttpMethod.HEAD) && method.equals(HttpMethod.GET));
    }

    boolean lets(@Nullable Role role) {
        return roles.isEmpty() || (role != null && roles.contains(role));
    }
}
