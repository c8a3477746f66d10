package org.reentryhub.sandbox;

import java.time.LocalDate;
import java.util.List;

/** What the story says at its end: where to look, as whom, and how to hand somebody over. */
final class StoryEnding {
    /** Nobody's number: the person is invented, and stands in the documentation. */
    private static final String KARI = "KI-2026-004211";

    private static final int CONSENT_DAYS = 180;

    private StoryEnding() {}

    static List<String> lines(String hub, String sandboxPort, LocalDate today) {
        return List.of(
                "Look at %s/ (pages), %s/openapi.json, and http://localhost:%s/__admin/requests (what partners were sent)"
                        .formatted(hub, hub, sandboxPort),
                "Sign in, with the name as password, as casemanager (OSLO), casemanager2 (HALDEN), healthunit, housing,"
                        + " employment, gp, operator or auditor",
                "Hand somebody over: %s && %s && %s"
                        .formatted(
                                post(hub, "consents", consent("HOUSING", today)),
                                post(hub, "consents", consent("EMPLOYMENT", today)),
                                post(hub, "handovers", "{\"domains\":[\"HOUSING\",\"EMPLOYMENT\",\"HEALTH\"]}")));
    }

    private static String post(String hub, String what, String body) {
        return "curl -su casemanager:casemanager -H 'Content-Type: application/json' -d '%s' %s/api/people/%s/%s"
                .formatted(body, hub, KARI, what);
    }

    private static String consent(String domain, LocalDate today) {
        return "{\"recipientKind\":\"%s\",\"domains\":[\"%s\"],\"givenOn\":\"%s\",\"expiresOn\":\"%s\",\"evidence\":\"SIGNED_FORM\"}"
                .formatted(domain, domain, today, today.plusDays(CONSENT_DAYS));
    }
}
