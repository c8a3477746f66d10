package org.reentryhub.sandbox;

import java.time.LocalDate;
import java.util.List;

/** What the story says at its end: where to look, as whom, and how to hand somebody over. */
final class StoryEnding {
    /** Whom the lines look up. They go to the log, in which no number of a person may stand: not even of an invented one. */
    private static final String KARI = "Eksempel";

    private static final String CURL = "curl -su casemanager:casemanager -H 'Content-Type: application/json'";
    private static final int CONSENT_DAYS = 180;

    private StoryEnding() {}

    static List<String> lines(String hub, String sandboxPort, LocalDate today) {
        return List.of(
                "Look at %s/ (pages), %s/openapi.json, and http://localhost:%s/__admin/requests (what partners were sent)"
                        .formatted(hub, hub, sandboxPort),
                "Sign in, with the name as password, as casemanager (OSLO), casemanager2 (HALDEN), healthunit, housing,"
                        + " employment, gp, operator or auditor",
                "Hand somebody over: %s && %s && %s && %s"
                        .formatted(
                                found(hub),
                                post(hub, "consents", consent("HOUSING", today)),
                                post(hub, "consents", consent("EMPLOYMENT", today)),
                                post(hub, "handovers", "{\"domains\":[\"HOUSING\",\"EMPLOYMENT\",\"HEALTH\"]}")));
    }

    private static String found(String hub) {
        return "who=$(%s -d '{\"name\":\"%s\"}' %s/api/people/search | sed 's/.*\"personNumber\":\"\\([^\"]*\\).*/\\1/')"
                .formatted(CURL, KARI, hub);
    }

    private static String post(String hub, String what, String body) {
        return "%s -d '%s' %s/api/people/$who/%s".formatted(CURL, body, hub, what);
    }

    private static String consent(String domain, LocalDate today) {
        return "{\"recipientKind\":\"%s\",\"domains\":[\"%s\"],\"givenOn\":\"%s\",\"expiresOn\":\"%s\",\"evidence\":\"SIGNED_FORM\"}"
                .formatted(domain, domain, today, today.plusDays(CONSENT_DAYS));
    }
}
