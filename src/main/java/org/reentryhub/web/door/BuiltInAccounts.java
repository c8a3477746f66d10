package org.reentryhub.web.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.Role;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * The nine people and machines of the sandbox, each with its name as password. They exist in every profile but
 * {@code production}, where this bean is not made.
 */
@Component
@Profile("!production")
class BuiltInAccounts implements AuthenticationProvider {
    private static final Map<String, Actor> ALL = Stream.of(
                    new Actor("casemanager", Role.CASE_MANAGER, "OSLO"),
                    new Actor("casemanager2", Role.CASE_MANAGER, "HALDEN"),
                    new Actor("healthunit", Role.HEALTH_STAFF, "OSLO"),
                    new Actor("housing", Role.RECEIVER, "housing-0301"),
                    new Actor("employment", Role.RECEIVER, "nav-0301"),
                    new Actor("gp", Role.RECEIVER, "gp-oslo"),
                    new Actor("operator", Role.OPERATOR, "hub"),
                    new Actor("auditor", Role.AUDITOR, "hub"),
                    new Actor("prison-records", Role.PRISON_RECORDS, "hub"))
            .collect(Collectors.toUnmodifiableMap(Actor::name, Function.identity()));

    @Override
    public Authentication authenticate(Authentication given) {
        Actor actor = ALL.get(given.getName());
        if (actor == null || !same(given.getCredentials(), actor.name())) {
            throw new BadCredentialsException("unknown name or wrong password");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                new AccountPrincipal(actor), null, AccountPrincipal.authorities(actor.role()));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static boolean same(Object credentials, String password) {
        return MessageDigest.isEqual(String.valueOf(credentials).getBytes(UTF_8), password.getBytes(UTF_8));
    }
}
