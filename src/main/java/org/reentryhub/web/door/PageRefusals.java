package org.reentryhub.web.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** How people are refused at the door: led to the sign-in page, or to a page that says what is the matter. */
final class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final String SIGN_IN_PAGE = "/";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
            throws IOException {
        switch (Doorkeeper.judge(request)) {
            case NOTHING_HERE -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
            case NO_SUCH_METHOD -> response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            case NOT_SIGNED_IN, NOT_YOUR_SURFACE, ALLOWED -> toSignIn(request, response);
        }
    }

    /** A page that asks for a part of itself would put the sign-in page there; it has to go there as a whole. */
    private static void toSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(SIGN_IN_PAGE);
        } else {
            response.setHeader("HX-Redirect", SIGN_IN_PAGE);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    /** A form without its token comes here too, though the rules would allow it. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException fault)
            throws IOException {
        switch (Doorkeeper.judge(request)) {
            case NOTHING_HERE -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
            case NO_SUCH_METHOD -> response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            case NOT_SIGNED_IN, NOT_YOUR_SURFACE, ALLOWED -> response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
