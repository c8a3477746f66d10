package org.reentryhub.web.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** Chooses the language of a page: what the reader asks for here, else chose before (a cookie), else what the browser says. */
@Component("localeResolver")
class Languages implements LocaleResolver, HandlerInterceptor {
    private static final String COOKIE = "hub-language";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Language.chosen(request.getParameter("lang"))
                .or(() -> Language.chosen(remembered(request)))
                .orElseGet(() -> wanted(request))
                .locale();
    }

    /** Keeps a choice for a year. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Language.chosen(request.getParameter("lang"))
                .ifPresent(language -> response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(COOKIE, language.tag())
                                .path("/")
                                .httpOnly(true)
                                .sameSite("Lax")
                                .secure(request.isSecure())
                                .maxAge(Duration.ofDays(365))
                                .build()
                                .toString()));
        return true;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("a language is chosen by ?lang");
    }

    /** Without the header the container would offer the locale of the machine it runs on. */
    private static Language wanted(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Language.preferred(List.of())
                : Language.preferred(Collections.list(request.getLocales()));
    }

    private static @Nullable String remembered(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? null : cookie.getValue();
    }
}
