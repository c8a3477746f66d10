package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An operator sees every partner, also one that was never written to, and all of health in one line. */
@HubTest
class PartnersForOperatorsTest {
    @LocalServerPort
    private int port;

    @Test
    void everyPartnerHasALineAndHealthHasOneForAll() {
        JsonNode lines = Hub.at(port).as("operator").get("/ops/partners").json().path("items");

        List<String> partners = lines.findValuesAsText("partner");
        assertThat(partners)
                .contains("housing-0301", "nav-0301", "housing-5001")
                .doesNotHaveDuplicates();
        assertThat(partners).endsWith("health").doesNotContain("gp-oslo", "lar-oslo", "prison-health-oslo");
        assertThat(lines.get(lines.size() - 1).path("breaker").asText()).isEqualTo("CLOSED");
    }
}
