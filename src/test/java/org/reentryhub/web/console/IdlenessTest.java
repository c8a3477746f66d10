package org.reentryhub.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class IdlenessTest {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Instant NOON = Instant.parse("2026-11-22T11:00:00Z");

    private final MockHttpSession session = new MockHttpSession();

    @Test
    void aPageThatRefreshesItselfDoesNotKeepASessionAlive() {
        comes(NOON, false);
        assertThat(comes(NOON.plus(Duration.ofMinutes(29)), true).getStatus()).isEqualTo(200);

        MockHttpServletResponse answer = comes(NOON.plus(Duration.ofMinutes(31)), true);

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getHeader("HX-Redirect")).isEqualTo("/");
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void whoeverDoesSomethingStays() {
        comes(NOON, false);
        comes(NOON.plus(Duration.ofMinutes(20)), false);

        assertThat(comes(NOON.plus(Duration.ofMinutes(45)), true).getStatus()).isEqualTo(200);
        assertThat(session.isInvalid()).isFalse();
    }

    private MockHttpServletResponse comes(Instant at, boolean byItself) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/inbox");
        request.setSession(session);
        if (byItself) {
            request.addHeader("HX-Request", "true");
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        new Idleness(LONGEST, Clock.fixed(at, ZoneOffset.UTC)).preHandle(request, response, this);
        return response;
    }
}
