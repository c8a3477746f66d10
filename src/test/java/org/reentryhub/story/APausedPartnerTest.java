package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Voss refuses the hub, or is not where the directory says: operators hear of it, and again when it is over. */
@HubTest
class APausedPartnerTest {
    private static final String PAUSED = "PARTNER_PAUSED";
    private static final String MISDIRECTED = "PARTNER_ADDRESS_REFUSED";

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final String stub = UUID.randomUUID().toString();

    @BeforeEach
    void nothingIsTheMatter() {
        assertThat(alerts()).isEmpty();
    }

    @AfterEach
    void itIsMended() {
        vossAnswers(200);
        handedOver();
        probeNow();
        await().atMost(ofSeconds(15)).until(() -> alerts().isEmpty() && nothingWaits());
        assertThat(Hub.at(sandboxPort)
                        .post("/__admin/mappings/remove", "{\"id\":\"" + stub + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void onesWhoRefuseOurCredentialsArePausedAndProbedUntilTheyTakeOne(int status) {
        vossAnswers(status);
        String first = handedOver();
        await().atMost(ofSeconds(10)).until(() -> alerts().equals(List.of(PAUSED)));
        String second = handedOver();
        await().atMost(ofSeconds(5)).until(() -> waits(second));
        assertThat(attempts(first)).isEqualTo(1);
        assertThat(attempts(second)).isZero();

        probeNow();
        await().atMost(ofSeconds(10)).until(() -> attempts(first) + attempts(second) == 2);
        assertThat(alerts()).containsExactly(PAUSED);

        vossAnswers(200);
        probeNow();
        await().atMost(ofSeconds(15)).until(() -> isDelivered(first) && isDelivered(second));
        assertThat(alerts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 415})
    void oneMisdirectedMessageIsAnAlertAndThreeInARowAreAPause(int status) {
        vossAnswers(status);
        String first = handedOver();
        await().atMost(ofSeconds(10)).until(() -> isDead(first));
        assertThat(alerts()).containsExactly(MISDIRECTED);
        List<String> more = List.of(handedOver(), handedOver());
        await().atMost(ofSeconds(10)).until(() -> more.stream().allMatch(this::isDead));
        assertThat(alerts()).containsExactlyInAnyOrder(MISDIRECTED, PAUSED);

        String later = handedOver();
        await().atMost(ofSeconds(5)).until(() -> waits(later));
        probeNow();
        await().atMost(ofSeconds(10)).until(() -> attempts(later) == 1 && waits(later));
        assertThat(isDead(later))
                .as("the probe is no worse for having been one")
                .isFalse();

        vossAnswers(200);
        probeNow();
        await().atMost(ofSeconds(15)).until(() -> isDelivered(later));
        assertThat(alerts()).isEmpty();
    }

    @Test
    void anAlertSaysWhichPartnerAndWhatToLookAt() {
        vossAnswers(401);
        handedOver();
        await().atMost(ofSeconds(10)).until(() -> !alerts().isEmpty());
        assertThat(lines().get(0).get("detail").asText()).contains("housing-4621", "credentials", "ten minutes");
        assertThat(lines().get(0).has("prison")).isTrue();
        assertThat(operator().get("/ops/partners").json().get("items"))
                .anyMatch(line -> line.get("partner").asText().equals("housing-4621")
                        && line.get("breaker").asText().equals("OPEN"));
    }

    private String handedOver() {
        SomebodyInPrison person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().from("4621").event("admitted", "2026-11-20T08:00:00Z"));
        return person.handedOver();
    }

    private void vossAnswers(int status) {
        String mapping =
                """
                {"id":"%s","priority":1,"request":{"method":"POST","urlPath":"/housing-4621/referrals"},
                 "response":{"status":%d}}"""
                        .formatted(stub, status);
        Hub sandbox = Hub.at(sandboxPort);
        if (sandbox.put("/__admin/mappings/" + stub, mapping).status() == 404) {
            sandbox.post("/__admin/mappings", mapping);
        }
    }

    /** Ten minutes later. */
    private void probeNow() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("update hub.partner_pause set probe_at = :now where partner = 'housing-4621'")
                .param("now", now)
                .update();
        jdbc.sql(
                        """
                update hub.delivery set next_attempt_at = :now, queued_at = null
                 where partner = 'housing-4621' and state in ('PENDING', 'RETRYING') and lease is null""")
                .param("now", now)
                .update();
    }

    private List<String> alerts() {
        return lines().stream().map(line -> line.get("code").asText()).toList();
    }

    private List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        operator().get("/ops/alerts").json().get("items").forEach(line -> {
            if (line.path("detail").asText().startsWith("housing-4621: ")) {
                lines.add(line);
            }
        });
        return lines;
    }

    private Hub operator() {
        return Hub.at(port).as("operator");
    }

    private boolean waits(String referral) {
        return is(referral, "state in ('PENDING', 'RETRYING') and lease is null and queued_at is null");
    }

    private boolean nothingWaits() {
        return jdbc.sql(
                        """
                select not exists (select from hub.delivery
                                    where partner = 'housing-4621' and state in ('PENDING', 'RETRYING'))""")
                .query(Boolean.class)
                .single();
    }

    private boolean isDead(String referral) {
        return is(referral, "state = 'DEAD'");
    }

    private boolean isDelivered(String referral) {
        return is(referral, "state = 'DELIVERED'");
    }

    private boolean is(String referral, String what) {
        return jdbc.sql("select exists (select from hub.delivery where referral_id = :id and " + what + ")")
                .param("id", UUID.fromString(referral))
                .query(Boolean.class)
                .single();
    }

    private int attempts(String referral) {
        return jdbc.sql("select attempts from hub.delivery where referral_id = :id")
                .param("id", UUID.fromString(referral))
                .query(Integer.class)
                .single();
    }
}
