package org.reentryhub.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reentryhub.HubTest;
import org.reentryhub.web.door.AccessRule;
import org.reentryhub.web.door.AccessRules;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** Walks every endpoint that exists with every account and with none, and compares with what the contract promises. */
@HubTest
class AccessRulesTest {
    private static final List<String> ACCOUNTS = List.of(
            "casemanager",
            "casemanager2",
            "healthunit",
            "housing",
            "employment",
            "gp",
            "operator",
            "auditor",
            "prison-records");

    /** The contract, said a second time and by surface, so that a slip in the list of rules does not check itself. */
    private static final List<Promise> PROMISES = List.of(
            new Promise("/actuator/health/liveness", "everybody"),
            new Promise("/actuator/health/readiness", "everybody"),
            new Promise("/actuator/prometheus", "everybody"),
            new Promise("/actuator/**", "nobody"),
            new Promise("/openapi.json", "everybody"),
            new Promise("/.well-known/jwks.json", "everybody"),
            new Promise("/fhir/metadata", "everybody"),
            new Promise("/records/**", "prison-records"),
            new Promise("/api/people/*/subject-access", "auditor"),
            new Promise("/api/**", "casemanager", "casemanager2"),
            new Promise("/health/**", "healthunit"),
            new Promise("/partner/**", "housing", "employment", "gp"),
            new Promise("/fhir/**", "housing", "employment", "gp"),
            new Promise("/ops/outcomes", "operator", "auditor"),
            new Promise("/ops/**", "operator"),
            new Promise("/", "everybody"),
            new Promise("/sign-in", "everybody"),
            new Promise("/sign-out", "everybody"),
            new Promise("/assets/**", "everybody"),
            new Promise("/webjars/**", "everybody"),
            new Promise("/help", "everybody"),
            new Promise("/accessibility", "everybody"),
            new Promise("/privacy", "everybody"),
            new Promise("/start", ACCOUNTS.toArray(String[]::new)),
            new Promise("/people/**", "casemanager", "casemanager2"),
            new Promise("/handovers/**", "casemanager", "casemanager2"),
            new Promise("/referrals/**", "casemanager", "casemanager2"),
            new Promise("/deadlines/**", "casemanager", "casemanager2"),
            new Promise("/transfers/**", "healthunit"),
            new Promise("/inbox/**", "housing", "employment", "gp"),
            new Promise("/operations/**", "operator"),
            new Promise("/seen/**", "auditor"));

    /** What is mapped and yet reached by nobody from outside. */
    private static final Set<String> BEHIND_NO_DOOR =
            Set.of("ANY /error", "GET /actuator", "GET /actuator/health", "GET /actuator/health/**");

    /** What answers without a mapping of Spring's: filters, files, and HAPI's own servlet. */
    private static final Set<String> WITHOUT_MAPPING = Set.of(
            "POST /sign-in",
            "POST /sign-out",
            "GET /assets/**",
            "GET /webjars/htmx.org/**",
            "GET /actuator/health/liveness",
            "GET /actuator/health/readiness",
            "GET /fhir/metadata",
            "GET /fhir/Task",
            "GET /fhir/Task/{}",
            "PUT /fhir/Task/{}",
            "GET /fhir/ServiceRequest/{}");

    @Autowired
    ApplicationContext hub;

    @LocalServerPort
    int port;

    /** Which accounts a place is for. The first promise that fits counts. */
    record Promise(String places, String... accounts) {
        boolean fits(String path) {
            return PathPatternParser.defaultInstance.parse(places).matches(PathContainer.parsePath(path));
        }

        boolean lets(String account) {
            return Set.of(accounts).contains("everybody") || Set.of(accounts).contains(account);
        }
    }

    @Test
    void everyEndpointHasARule() {
        Set<String> unruled = new TreeSet<>(Endpoints.of(hub));
        unruled.removeAll(Endpoints.ruled());
        unruled.removeAll(BEHIND_NO_DOOR);
        assertThat(unruled).as("mapped, but AccessRules has no line for it").isEmpty();
    }

    @Test
    void everyRuleHasAnEndpoint() {
        Set<String> idle = new TreeSet<>(Endpoints.ruled());
        idle.removeAll(Endpoints.of(hub));
        idle.removeAll(WITHOUT_MAPPING);
        assertThat(idle).as("AccessRules has a line, but nothing answers there").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whoMayCallIsWhatTheContractSays(List<String> rule) {
        String method = rule.get(0);
        String pattern = rule.get(1);
        boolean isForPrograms = AccessRules.isForPrograms(example(pattern));
        List<String> wrong = new ArrayList<>();
        Promise promise = PROMISES.stream()
                .filter(candidate -> candidate.fits(example(pattern)))
                .findFirst()
                .orElseThrow();
        for (String account : ACCOUNTS) {
            Http caller =
                    isForPrograms ? Http.at(port).as(account) : Http.at(port).inSession(account);
            int status =
                    isForPrograms || reads(method) ? call(caller, method, pattern) : submit(caller, "/start", pattern);
            boolean letIn = status != 401 && status != 403;
            if (letIn != promise.lets(account) || (!letIn && status != 403)) {
                wrong.add(account + " got " + status);
            }
        }
        int status = isForPrograms || reads(method)
                ? call(Http.at(port), method, pattern)
                : submit(Http.at(port), "/", pattern);
        boolean refused = isForPrograms ? status == 401 : status == 302;
        if (refused == promise.lets("anybody")) {
            wrong.add("nobody got " + status);
        }
        assertThat(wrong).isEmpty();
    }

    /** Signing in and out answer to forms with a token, which {@code ConsoleTest} sends; the rest is called here. */
    static Stream<List<String>> rules() {
        return AccessRules.all().stream()
                .filter(rule -> !rule.path().getPatternString().startsWith("/sign-"))
                .map(AccessRulesTest::row);
    }

    private static List<String> row(AccessRule rule) {
        return List.of(rule.method().name(), rule.path().getPatternString());
    }

    /** A call that says nothing anybody could act on. */
    private static int call(Http caller, String method, String pattern) {
        boolean reads = reads(method);
        String path = example(pattern) + "?wait=0&partner=nobody&state=DEAD";
        return (reads ? caller : caller.with("Content-Type", "application/x-nothing"))
                .send(method, path, reads ? new byte[0] : "-".getBytes(UTF_8))
                .statusCode();
    }

    private static int submit(Http caller, String from, String pattern) {
        return caller.submit(from, example(pattern), "a=b").statusCode();
    }

    private static boolean reads(String method) {
        return method.equals(HttpMethod.GET.name());
    }

    private static String example(String pattern) {
        return pattern.replace("{personNumber}", "NOBODY-0")
                .replaceAll("\\{[^/}]*}", "00000000-0000-4000-8000-000000000000")
                .replace("**", "hub.css");
    }
}
