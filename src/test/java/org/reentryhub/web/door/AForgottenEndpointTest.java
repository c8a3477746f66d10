package org.reentryhub.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.reentryhub.web.Endpoints;
import org.reentryhub.web.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** {@link DoorOnly.Room} has two endpoints that nobody wrote a rule for: the check sees them, and callers do not. */
@DoorOnly
class AForgottenEndpointTest {
    @Autowired
    ApplicationContext hub;

    @LocalServerPort
    int port;

    @Test
    void isFoundByTheCheckOfTheBuild() {
        Set<String> unruled = new TreeSet<>(Endpoints.of(hub));
        unruled.removeAll(Endpoints.ruled());
        assertThat(unruled).contains("GET /api/secret", "DELETE /api/people/{}");
    }

    @Test
    void cannotBeReachedByAnybody() {
        for (String account : new String[] {"casemanager", "operator", "auditor", "healthunit", "housing"}) {
            assertThat(Http.at(port).as(account).get("/api/secret").statusCode())
                    .isIn(403, 404);
            assertThat(Http.at(port)
                            .as(account)
                            .send("DELETE", "/api/people/KI-1", new byte[0])
                            .statusCode())
                    .isIn(403, 405);
        }
    }
}
