package org.reentryhub.web;

import java.util.Map;
import java.util.Optional;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.CurrentActor;
import org.reentryhub.problem.Problem;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.door.SignedIn;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Tells who is calling, from the security context of the thread. It works inside {@code platform-http} routes too, whose
 * threads carry the context of the request (see {@code RouteThreads}).
 */
@Component("callers")
public class Callers implements CurrentActor {

    /** {@inheritDoc} For work that people and the hub itself both start. */
    @Override
    public Actor get() {
        return signedIn().orElse(Actor.HUB);
    }

    /** The caller of a request. For code that only requests reach: nobody signed in is a 401, never the hub itself. */
    public Actor current() {
        return signedIn().orElseThrow(Callers::nobody);
    }

    private static Optional<Actor> signedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .map(Authentication::getPrincipal)
                .filter(SignedIn.class::isInstance)
                .map(principal -> ((SignedIn) principal).actor());
    }

    private static ProblemException nobody() {
        return new ProblemException(Problem.of(401, "Unauthorized", "Sign in first."), Map.of());
    }
}
