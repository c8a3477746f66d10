package org.reentryhub.web.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/**
 * Sends whoever has signed in to where they were going, by the path alone: a browser knows by which scheme and host it came,
 * and the hub behind a proxy does not.
 */
final class SamePlace extends SavedRequestAwareAuthenticationSuccessHandler {

    SamePlace() {
        setDefaultTargetUrl("/");
        setRedirectStrategy(SamePlace::go);
    }

    private static void go(HttpServletRequest request, HttpServletResponse response, String url) throws IOException {
        response.sendRedirect(path(url));
    }

    /** One slash at its front and no more: two would be a host. Read as text, since what was asked for need not be a URI. */
    static String path(String url) {
        String place = url.replaceFirst("^[a-z]+://[^/?#]*", "");
        return "/" + place.replaceFirst("^[/\\\\]+", "");
    }
}
