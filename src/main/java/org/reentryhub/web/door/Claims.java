package org.reentryhub.web.door;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.Role;

/** Reads who somebody is out of what an identity provider claims. Pure; nothing is guessed. */
record Claims(SignInSettings settings, PartnersOfTokens partners) {
    /**
     * The person or machine the claims speak of; nobody unless they have a name, exactly one role we know (who has two must
     * say in which one they come) and, where the role acts for an organisation, that organisation.
     */
    Optional<Actor> actor(Map<String, Object> claims) {
        Set<Role> roles = roles(claims);
        if (roles.size() != 1) {
            return Optional.empty();
        }
        Role role = roles.iterator().next();
        return firstWord(claims, settings.nameClaims()).flatMap(name -> organisation(name, claims, role)
                .map(organisation -> new Actor(name, role, organisation)));
    }

    private Optional<String> organisation(String name, Map<String, Object> claims, Role role) {
        Optional<String> claimed = firstWord(claims, settings.organisationClaims());
        return switch (role) {
            case CASE_MANAGER, HEALTH_STAFF -> claimed;
            case RECEIVER -> partners.speaksFor(name, claimed);
            case OPERATOR, AUDITOR, PRISON_RECORDS -> Optional.of(Actor.HUB.organisation());
            case SYSTEM -> Optional.empty();
        };
    }

    private Set<Role> roles(Map<String, Object> claims) {
        return settings.roleClaims().stream()
                .flatMap(claim -> words(at(claims, claim)))
                .filter(settings.roles()::containsKey)
                .map(settings.roles()::get)
                .collect(Collectors.toSet());
    }

    private static Optional<String> firstWord(Map<String, Object> claims, List<String> names) {
        return names.stream()
                .map(name -> at(claims, name))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(word -> !word.isBlank())
                .findFirst();
    }

    private static Stream<String> words(@Nullable Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream().map(String::valueOf);
        }
        return claim instanceof String text ? Arrays.stream(text.split(" ", -1)) : Stream.empty();
    }

    /** A claim by its whole name, else step by step into the claims inside. */
    private static @Nullable Object at(Map<?, ?> claims, String path) {
        int dot = path.indexOf('.');
        if (claims.containsKey(path) || dot < 0) {
            return claims.get(path);
        }
        return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inside
                ? at(inside, path.substring(dot + 1))
                : null;
    }
}
