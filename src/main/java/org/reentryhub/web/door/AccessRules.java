package org.reentryhub.web.door;

import static org.reentryhub.audit.Role.AUDITOR;
import static org.reentryhub.audit.Role.CASE_MANAGER;
import static org.reentryhub.audit.Role.HEALTH_STAFF;
import static org.reentryhub.audit.Role.OPERATOR;
import static org.reentryhub.audit.Role.PRISON_RECORDS;
import static org.reentryhub.audit.Role.RECEIVER;
import static org.reentryhub.web.door.AccessRule.everybody;
import static org.reentryhub.web.door.AccessRule.only;
import static org.reentryhub.web.door.AccessRule.signedIn;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Role;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/**
 * Who may call what: this list, whole, and nothing besides. An endpoint that has no line here cannot be reached by anybody,
 * however it is mapped. Which <em>objects</em> a caller may see is asked where the objects are.
 */
public final class AccessRules {
    private static final List<AccessRule> ALL = List.of(
            // Everybody, signed in or not
            everybody(GET, "/actuator/health/liveness"),
            everybody(GET, "/actuator/health/readiness"),
            everybody(GET, "/actuator/prometheus"),
            everybody(GET, "/openapi.json"),
            everybody(GET, "/.well-known/jwks.json"),
            everybody(GET, "/fhir/metadata"),
            everybody(GET, "/"),
            everybody(POST, "/sign-in"),
            everybody(POST, "/sign-out"),
            everybody(GET, "/assets/**"),
            everybody(GET, "/webjars/htmx.org/**"),
            everybody(GET, "/help"),
            everybody(GET, "/accessibility"),
            everybody(GET, "/privacy"),

            // Whoever is signed in
            signedIn(GET, "/start"),

            // The prison's record system
            only(PRISON_RECORDS, POST, "/records/events"),

            // Case managers
            only(CASE_MANAGER, GET, "/api/people"),
            only(CASE_MANAGER, POST, "/api/people/search"),
            only(CASE_MANAGER, GET, "/api/people/{personNumber}"),
            only(CASE_MANAGER, POST, "/api/people/{personNumber}/consents"),
            only(CASE_MANAGER, POST, "/api/people/{personNumber}/consents/{id}/withdrawal"),
            only(CASE_MANAGER, POST, "/api/people/{personNumber}/information-given"),
            only(CASE_MANAGER, GET, "/api/people/{personNumber}/handover-preview"),
            only(CASE_MANAGER, GET, "/api/people/{personNumber}/what-if"),
            only(CASE_MANAGER, POST, "/api/people/{personNumber}/handovers"),
            only(CASE_MANAGER, GET, "/api/people/{personNumber}/disclosures"),
            only(CASE_MANAGER, POST, "/api/people/{personNumber}/acceptance"),
            only(CASE_MANAGER, GET, "/api/handovers/{id}"),
            only(CASE_MANAGER, GET, "/api/referrals/{id}"),
            only(CASE_MANAGER, POST, "/api/people/{personNumber}/alerts/{id}/closing"),
            only(CASE_MANAGER, POST, "/api/referrals/{id}/cancellation"),
            only(CASE_MANAGER, POST, "/api/referrals/{id}/information"),
            only(CASE_MANAGER, POST, "/api/referrals/{id}/closing"),
            only(CASE_MANAGER, POST, "/api/referrals/{id}/outcomes"),
            only(CASE_MANAGER, GET, "/api/tasks"),
            only(CASE_MANAGER, POST, "/api/tasks/{id}/done"),
            only(CASE_MANAGER, GET, "/api/digest"),
            only(CASE_MANAGER, GET, "/people"),
            only(CASE_MANAGER, POST, "/people"),
            only(CASE_MANAGER, GET, "/people/{id}"),
            only(CASE_MANAGER, GET, "/people/{id}/disclosures"),
            only(CASE_MANAGER, POST, "/people/{id}/alerts/{alert}/closing"),
            only(CASE_MANAGER, POST, "/people/{id}/acceptance"),
            only(CASE_MANAGER, GET, "/deadlines"),
            only(CASE_MANAGER, POST, "/deadlines/tasks/{id}/done"),
            only(CASE_MANAGER, GET, "/people/{id}/handover"),
            only(CASE_MANAGER, POST, "/people/{id}/handover"),
            only(CASE_MANAGER, GET, "/handovers/{id}"),
            only(CASE_MANAGER, GET, "/handovers/{id}/progress"),
            only(CASE_MANAGER, GET, "/referrals/{id}"),
            only(CASE_MANAGER, POST, "/referrals/{id}/information"),
            only(CASE_MANAGER, POST, "/referrals/{id}/cancellation"),
            only(CASE_MANAGER, POST, "/referrals/{id}/closing"),
            only(CASE_MANAGER, GET, "/people/{id}/consents"),
            only(CASE_MANAGER, POST, "/people/{id}/consents"),
            only(CASE_MANAGER, POST, "/people/{id}/informed"),
            only(CASE_MANAGER, GET, "/people/{id}/consents/paper"),
            only(CASE_MANAGER, GET, "/people/{id}/consents/{consent}/withdrawal"),
            only(CASE_MANAGER, POST, "/people/{id}/consents/{consent}/withdrawal"),

            // Auditors: the person's own copy
            only(AUDITOR, GET, "/api/people/{personNumber}/subject-access"),
            only(AUDITOR, GET, "/seen"),
            only(AUDITOR, POST, "/seen"),
            only(AUDITOR, GET, "/seen/{id}"),
            only(AUDITOR, GET, "/seen/{id}/export"),

            // The prison's health unit
            only(HEALTH_STAFF, GET, "/health/people/{personNumber}/preview"),
            only(HEALTH_STAFF, GET, "/health/people/{personNumber}/supply"),
            only(HEALTH_STAFF, POST, "/health/people/{personNumber}/transfers"),
            only(HEALTH_STAFF, GET, "/health/transfers"),
            only(HEALTH_STAFF, GET, "/health/transfers/{id}"),
            only(HEALTH_STAFF, POST, "/health/transfers/{id}/sign-off"),
            only(HEALTH_STAFF, POST, "/health/transfers/{id}/hold"),
            only(HEALTH_STAFF, POST, "/health/transfers/{id}/resume"),
            only(HEALTH_STAFF, POST, "/health/transfers/{id}/stop"),
            only(HEALTH_STAFF, GET, "/health/alerts"),
            only(HEALTH_STAFF, POST, "/health/alerts/{id}/closing"),
            only(HEALTH_STAFF, GET, "/transfers"),
            only(HEALTH_STAFF, POST, "/transfers"),
            only(HEALTH_STAFF, GET, "/transfers/people/{id}"),
            only(HEALTH_STAFF, POST, "/transfers/people/{id}"),
            only(HEALTH_STAFF, GET, "/transfers/{id}"),
            only(HEALTH_STAFF, GET, "/transfers/{id}/sign-off"),
            only(HEALTH_STAFF, POST, "/transfers/{id}/sign-off"),
            only(HEALTH_STAFF, GET, "/transfers/{id}/hold"),
            only(HEALTH_STAFF, POST, "/transfers/{id}/hold"),
            only(HEALTH_STAFF, GET, "/transfers/{id}/resume"),
            only(HEALTH_STAFF, POST, "/transfers/{id}/resume"),
            only(HEALTH_STAFF, GET, "/transfers/{id}/stop"),
            only(HEALTH_STAFF, POST, "/transfers/{id}/stop"),
            only(HEALTH_STAFF, POST, "/transfers/alerts/{id}/closing"),

            // Receivers
            only(RECEIVER, GET, "/partner/referrals"),
            only(RECEIVER, GET, "/partner/referrals/{id}"),
            only(RECEIVER, GET, "/partner/referrals/{referralId}/text"),
            only(RECEIVER, POST, "/partner/referrals/{referralId}/receipts"),
            only(RECEIVER, POST, "/partner/referrals/{referralId}/answers"),
            only(RECEIVER, POST, "/partner/referrals/{referralId}/outcomes"),
            only(RECEIVER, GET, "/partner/outcomes"),
            only(RECEIVER, GET, "/partner/manifest"),
            only(RECEIVER, POST, "/partner/manifest"),
            only(RECEIVER, GET, "/fhir/Task"),
            only(RECEIVER, GET, "/fhir/Task/{id}"),
            only(RECEIVER, PUT, "/fhir/Task/{id}"),
            only(RECEIVER, GET, "/fhir/ServiceRequest/{id}"),
            only(RECEIVER, GET, "/inbox"),
            only(RECEIVER, GET, "/inbox/{id}"),
            only(RECEIVER, POST, "/inbox/{id}/opening"),
            only(RECEIVER, POST, "/inbox/{id}/worker"),
            only(RECEIVER, GET, "/inbox/{id}/answers/{answer}"),
            only(RECEIVER, POST, "/inbox/{id}/answers"),
            only(RECEIVER, POST, "/inbox/{id}/answers/{answerId}/undoing"),
            only(RECEIVER, POST, "/inbox/{id}/answers/{answerId}/sending"),
            only(RECEIVER, POST, "/inbox/{id}/outcomes"),

            // Operators
            only(OPERATOR, GET, "/ops/alerts"),
            only(OPERATOR, GET, "/ops/extracts"),
            only(OPERATOR, GET, "/ops/extracts/{id}"),
            only(OPERATOR, GET, "/ops/deliveries"),
            only(OPERATOR, POST, "/ops/deliveries/{id}/retry"),
            only(OPERATOR, POST, "/ops/deliveries/retry"),
            only(OPERATOR, POST, "/ops/deliveries/{id}/cancel"),
            only(OPERATOR, POST, "/ops/deliveries/{id}/replay"),
            only(OPERATOR, POST, "/ops/deliveries/release"),
            only(OPERATOR, GET, "/ops/partners"),
            only(OPERATOR, POST, "/ops/partners/{id}/stop"),
            only(OPERATOR, POST, "/ops/partners/{id}/resume"),
            only(OPERATOR, GET, "/ops/notice-ledger"),
            only(Set.of(OPERATOR, AUDITOR), GET, "/ops/outcomes"),
            only(OPERATOR, GET, "/ops/quarantine"),
            only(OPERATOR, POST, "/ops/quarantine/{id}/replay"),
            only(OPERATOR, GET, "/operations"),
            only(OPERATOR, GET, "/operations/now"),
            only(OPERATOR, GET, "/operations/release"),
            only(OPERATOR, POST, "/operations/release"),
            only(OPERATOR, GET, "/operations/alerts"),
            only(OPERATOR, GET, "/operations/partners/{id}"),
            only(OPERATOR, GET, "/operations/partners/{id}/stop"),
            only(OPERATOR, POST, "/operations/partners/{id}/stop"),
            only(OPERATOR, GET, "/operations/partners/{id}/resume"),
            only(OPERATOR, POST, "/operations/partners/{id}/resume"),
            only(OPERATOR, GET, "/operations/deliveries"),
            only(OPERATOR, GET, "/operations/deliveries/{id}"),
            only(OPERATOR, POST, "/operations/deliveries/{id}/retry"),
            only(OPERATOR, GET, "/operations/deliveries/{id}/cancel"),
            only(OPERATOR, POST, "/operations/deliveries/{id}/cancel"),
            only(OPERATOR, GET, "/operations/deliveries/{id}/replay"),
            only(OPERATOR, POST, "/operations/deliveries/{id}/replay"),
            only(OPERATOR, GET, "/operations/retries"),
            only(OPERATOR, POST, "/operations/retries"),
            only(OPERATOR, GET, "/operations/retries/{id}"),
            only(OPERATOR, GET, "/operations/retries/{id}/now"),
            only(OPERATOR, GET, "/operations/quarantine"),
            only(OPERATOR, GET, "/operations/quarantine/{id}/replay"),
            only(OPERATOR, POST, "/operations/quarantine/{id}/replay"),
            only(OPERATOR, GET, "/operations/notices"));

    private AccessRules() {}

    /** The list itself. */
    public static List<AccessRule> all() {
        return ALL;
    }

    /** Whether programs talk to this path, so that a refusal is a problem and not a page. */
    public static boolean isForPrograms(String path) {
        return Surface.of(path).findAny().isPresent();
    }

    /**
     * Judges one request.
     *
     * @param path the raw path within the application, matched as Spring MVC matches it
     * @param role the caller's, or null when nobody is signed in
     */
    static Verdict judge(HttpMethod method, String path, @Nullable Role role) {
        PathContainer place = PathContainer.parsePath(path);
        List<AccessRule> here = isFhirOperation(path)
                ? List.of()
                : ALL.stream().filter(rule -> rule.isAt(place)).toList();
        if (here.isEmpty()) {
            return nothingAt(path, role);
        }
        List<AccessRule> asked =
                here.stream().filter(rule -> rule.isFor(method)).toList();
        if (asked.stream().anyMatch(rule -> rule.lets(role))) {
            return Verdict.ALLOWED;
        }
        if (asked.isEmpty() && here.stream().anyMatch(rule -> rule.lets(role))) {
            return Verdict.NO_SUCH_METHOD;
        }
        return refusal(role);
    }

    /** What may be asked of a path, for the {@code Allow} header of a 405. */
    static Set<HttpMethod> methodsAt(String path) {
        PathContainer place = PathContainer.parsePath(path);
        return ALL.stream()
                .filter(rule -> rule.isAt(place))
                .map(AccessRule::method)
                .collect(Collectors.toSet());
    }

    /** {@code $everything}, {@code _history} and their like look like ids and are none. */
    private static boolean isFhirOperation(String path) {
        return path.startsWith("/fhir/") && path.matches(".*/([$_]|%24|%5[Ff])[^/]*");
    }

    private static Verdict nothingAt(String path, @Nullable Role role) {
        return Surface.of(path)
                .findAny()
                .filter(surface -> role == null || !surface.roles().contains(role))
                .map(surface -> refusal(role))
                .orElse(Verdict.NOTHING_HERE);
    }

    private static Verdict refusal(@Nullable Role role) {
        return role == null ? Verdict.NOT_SIGNED_IN : Verdict.NOT_YOUR_SURFACE;
    }
}
