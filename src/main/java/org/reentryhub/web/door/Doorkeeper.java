package org.reentryhub.web.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Role;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Asks {@link AccessRules} about every request, before anything else sees it. */
@Component
class Doorkeeper implements AuthorizationManager<RequestAuthorizationContext> {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OUR_OWN = Set.of("same-origin", "none");

    @Override
    public AuthorizationDecision check(Supplier<Authentication> caller, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        return new AuthorizationDecision(
                !sentByAnotherSite(request) && judge(request, caller.get()) == Verdict.ALLOWED);
    }

    /** A browser that remembers a basic password would send it along with a stranger's form; browsers say when they do. */
    private static boolean sentByAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !READING.contains(request.getMethod()) && !OUR_OWN.contains(site);
    }

    /** The verdict for whoever is signed in on this thread, to say why a request was refused. */
    static Verdict judge(HttpServletRequest request) {
        return judge(request, SecurityContextHolder.getContext().getAuthentication());
    }

    private static Verdict judge(HttpServletRequest request, @Nullable Authentication caller) {
        return AccessRules.judge(HttpMethod.valueOf(request.getMethod()), pathOf(request), roleOf(caller));
    }

    static String pathOf(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static @Nullable Role roleOf(@Nullable Authentication caller) {
        return caller != null && caller.getPrincipal() instanceof SignedIn signedIn
                ? signedIn.actor().role()
                : null;
    }
}
