package org.reentryhub.web.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reentryhub.web.Http;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How the hub says no, from outside. */
@DoorOnly
class RefusalsTest {
    private static final String SEARCH = "/api/people/search";

    @LocalServerPort
    int port;

    Http anybody;
    Http manager;

    @BeforeEach
    void signIn() {
        anybody = Http.at(port);
        manager = anybody.as("casemanager");
    }

    @Test
    void whatIsWellFormedIsTaken() {
        var answer = manager.post(SEARCH, "{\"name\":\"Kari\",\"colour\":\"RED\",\"from\":\"2026-11-22\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"from\":\"2026-11-22\"");
    }

    @Test
    void aControllerKnowsWhoCalls() {
        assertThat(manager.get("/api/people?releaseWithinDays=1").body())
                .contains("casemanager", "CASE_MANAGER", "OSLO");
    }

    @Test
    void noCredentialsAndWrongOnesAreTheSame() {
        var none = anybody.get("/api/people");
        isProblem(none, 401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).isPresent();
        for (String wrong :
                new String[] {Http.basic("casemanager", "x"), Http.basic("nobody", "nobody"), "Basic =", "Bearer x"}) {
            var answer = anybody.with("Authorization", wrong).get("/api/people");
            isProblem(answer, 401);
            assertThat(answer.body()).isEqualTo(none.body());
        }
        assertThat(none.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "operator, GET, /api/people, 403",
        "operator, GET, /api/nothing-here, 403",
        "casemanager, GET, /ops/deliveries, 403",
        "auditor, GET, /api/people, 403",
        "casemanager, GET, /api/people/KI-1/subject-access, 403",
        "casemanager, GET, /api/nothing-here, 404",
        "casemanager, GET, /api/secret, 404",
        "casemanager, DELETE, /api/people/KI-1, 405",
        "casemanager, PUT, /api/people, 405",
        "casemanager, OPTIONS, /api/people, 405",
        "operator, GET, /actuator/env, 403",
        "operator, GET, /actuator, 403",
        "casemanager, GET, /api/people/, 404",
        "casemanager, GET, /api/people, 400",
        "casemanager, GET, /api/people?releaseWithinDays=x, 400",
        "casemanager, GET, /api/referrals/x, 404",
        "casemanager, GET, /api/handovers/17899001281, 500",
        "casemanager, GET, /api/people;a=b, 400",
        "casemanager, GET, /api/people/..%2f..%2fops, 400",
        "casemanager, GET, /api//people, 400",
        "casemanager, GET, /api/people/%00, 400",
    })
    void everyRefusalIsAProblem(String account, String method, String path, int status) {
        var answer = anybody.as(account).send(method, path, new byte[0]);
        isProblem(answer, status);
        assertThat(answer.body()).doesNotContain("17899001281", "KI-1", "Exception");
    }

    @Test
    void anUnknownIdAndAnImpossibleOneAreTheSameBytes() {
        assertThat(manager.get("/api/referrals/x").body())
                .isEqualTo(manager.get("/api/nothing").body());
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() {
        var answer = manager.send("PUT", "/api/people", new byte[0]);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void aWrongContentTypeIsToldTheRightOne() {
        for (String type :
                new String[] {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"}) {
            var answer = manager.with("Content-Type", type).send("POST", SEARCH, "{}".getBytes(UTF_8));
            isProblem(answer, 415);
        }
        isProblem(manager.send("POST", SEARCH, "{}".getBytes(UTF_8)), 415);
    }

    @Test
    void anAnswerInAnotherFormIsNotToBeHad() {
        isProblem(manager.with("Accept", "application/xml").get("/api/people?releaseWithinDays=1"), 406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "null",
                "{",
                "{\"name\":\"Kari\"",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"a\"}x",
                "{\"name\":\"a\\u0000b\",\"colour\":\"RED\"}",
                "{'name':'a'}",
                "{\"numbers\":[1e400000]}",
                "{\"numbers\":[NaN]}",
                "{\"numbers\":[1111111111222222222233333333334444444444555555555566666666667777]}x",
            })
    void whatIsNotJsonIsABadRequest(String body) {
        var answer = manager.post(SEARCH, body);
        assertThat(answer.statusCode()).as(body).isIn(400, 422);
        isProblem(answer, answer.statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"Kari\",\"colour\":\"RED\",\"status\":\"DELIVERED\"} | /status",
                "{\"name\":\"Kari\",\"colour\":\"GREEN\"} | /colour",
                "{\"name\":\"Kari\",\"colour\":0} | /colour",
                "{\"name\":5,\"colour\":\"RED\"} | /name",
                "{\"name\":{\"a\":1},\"colour\":\"RED\"} | /name",
                "{\"name\":\"Kari\",\"colour\":\"RED\",\"from\":\"2026-02-30\"} | /from",
                "{\"name\":\"Kari\",\"colour\":\"RED\",\"numbers\":[1,\"x\"]} | /numbers/1",
                "{\"name\":\"Kari\",\"colour\":\"RED\",\"numbers\":[1.5]} | /numbers/0",
            })
    void whatIsNotWhatWasAskedForIsPointedAt(String body, String pointer) {
        var answer = manager.post(SEARCH, body);
        isProblem(answer, 422);
        assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
    }

    @Test
    void nothingSentIsSaidBack() {
        for (String body : new String[] {
            "{\"17899001281\":true}",
            "{\"name\":\"17899001281\",\"colour\":\"17899001281\"}",
            "{\"name\":[\"17899001281\"]}",
            "17899001281",
            "{\"from\":\"17899001281\"}",
            "{\"<script>\":1}"
        }) {
            assertThat(manager.post(SEARCH, body).body()).doesNotContain("17899001281", "script");
        }
    }

    @Test
    void invalidUtf8IsABadRequest() {
        byte[] body = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xC0, (byte) 0xAF, '"', '}'};
        isProblem(manager.with("Content-Type", "application/json").send("POST", SEARCH, body), 400);
    }

    @Test
    void nestingHasABound() {
        isProblem(manager.post(SEARCH, "{\"numbers\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"), 422);
        isProblem(manager.post(SEARCH, "[".repeat(5_000)), 422);
    }

    @Test
    void aBodyHasABound() {
        String body = "{\"name\":\"" + "x".repeat(200_000) + "\"}";
        isProblem(manager.post(SEARCH, body), 413);
        isProblem(anybody.post(SEARCH, body), 401);
    }

    @Test
    void aFormOfAnotherSiteIsRefusedWhoeverIsSignedIn() {
        isProblem(manager.with("Sec-Fetch-Site", "cross-site").post(SEARCH, "{}"), 403);
        assertThat(manager.with("Sec-Fetch-Site", "same-origin")
                        .post(SEARCH, "{}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void forwardedAndHomemadeIdentityHeadersMeanNothing() {
        var answer = anybody.with("X-User-Id", "casemanager")
                .with("X-Forwarded-User", "casemanager")
                .with("X-Forwarded-For", "127.0.0.1")
                .get("/api/people?releaseWithinDays=1");
        isProblem(answer, 401);
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepBrowsersCareful() {
        for (String path : new String[] {"/api/people?releaseWithinDays=1", "/api/nothing", "/"}) {
            var headers = manager.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .contains("script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        }
    }

    private static void isProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("none"))
                .as(answer.body())
                .startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"type\":", "\"title\":", "\"detail\":", "\"status\":" + status);
    }
}
