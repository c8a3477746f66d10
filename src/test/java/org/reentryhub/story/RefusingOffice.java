package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;

import java.util.UUID;

/** Oslo's housing office while it refuses what it should have taken, so that messages to it are dead. */
public final class RefusingOffice implements AutoCloseable {
    public static final String OFFICE = "housing-0301";

    private final int port;
    private final int sandboxPort;
    private final String stub = UUID.randomUUID().toString();
    private final String releaseDate;

    private RefusingOffice(int port, int sandboxPort, String releaseDate) {
        this.port = port;
        this.sandboxPort = sandboxPort;
        this.releaseDate = releaseDate;
    }

    /** @param releaseDate it refuses whoever is released on that day, and nobody else */
    public static RefusingOffice at(int port, int sandboxPort, String releaseDate) {
        RefusingOffice office = new RefusingOffice(port, sandboxPort, releaseDate);
        Hub.at(sandboxPort)
                .post(
                        "/__admin/mappings",
                        """
                {"id":"%s","priority":1,"request":{"method":"POST","urlPath":"/housing-0301/referrals",
                 "bodyPatterns":[{"matchesJsonPath":{"expression":"$.release.date","equalTo":"%s"}}]},
                 "response":{"status":422}}"""
                                .formatted(office.stub, releaseDate));
        return office;
    }

    /** Hands somebody over; the message's id, once it is dead. */
    public String deadMessage() {
        SomebodyInPrison somebody = SomebodyInPrison.at(port, sandboxPort);
        somebody.prisonSays(somebody.record().released(releaseDate).event("admitted", "2026-11-20T08:00:00Z"));
        String referral = somebody.handedOver();
        await().atMost(ofSeconds(30)).until(() -> somebody.referral(referral)
                .at("/deliveries/0/state")
                .asText()
                .equals("DEAD"));
        return somebody.referral(referral).at("/deliveries/0/messageId").asText();
    }

    /** It takes everything again. */
    @Override
    public void close() {
        Hub.at(sandboxPort).post("/__admin/mappings/remove", "{\"id\":\"" + stub + "\"}");
    }
}
