package org.reentryhub.web.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Ends the session of whoever has left. A page that refreshes itself asks every few seconds, which would keep a session alive
 * for as long as the page stands open on a computer that many use: only what a person did counts.
 */
@Component
class Idleness implements HandlerInterceptor {
    private static final String LAST_DEED = Idleness.class.getName();

    private final Duration longest;
    private final Clock clock;

    Idleness(@Value("${server.servlet.session.timeout}") Duration longest, Clock clock) {
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        @Nullable HttpSession session = request.getSession(false);
        if (session == null) {
            return true;
        }
        if (!isRefresh(request) || !(session.getAttribute(LAST_DEED) instanceof Instant last)) {
            session.setAttribute(LAST_DEED, clock.instant());
            return true;
        }
        if (Duration.between(last, clock.instant()).compareTo(longest) <= 0) {
            return true;
        }
        session.invalidate();
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("HX-Redirect", "/");
        return false;
    }

    /** What htmx fetches by itself; nothing on these pages is fetched by it because somebody pressed something. */
    private static boolean isRefresh(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"))
                && request.getMethod().equals("GET");
    }
}
