package org.reentryhub.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was held back leaves when it can, without waiting for another word of the prison. */
@HubTest
class HeldNoticesTest {
    @LocalServerPort
    int port;

    @Autowired
    HeldNotices held;

    @Autowired
    JdbcClient jdbc;

    private final String person = "KI-" + UUID.randomUUID().toString().substring(0, 13);

    @Test
    void whatStillHasNoOfficeGoesOnWaiting() {
        tell(Prisoner.named(person).from("9998"));
        held.lookAgain();
        assertThat(notices()).isZero();
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void whatHasAnOfficeByTheDirectoryOfTodayLeaves() {
        tell(Prisoner.named(person));
        jdbc.sql(
                        "update hub.stay set told = null, recipient = null, held = 'OFFICE_UNKNOWN' where person_number = :person")
                .param("person", person)
                .update();
        held.lookAgain();
        held.lookAgain();
        assertThat(notices()).isEqualTo(2);
        assertThat(waiting()).isZero();
    }

    private void tell(Prisoner prisoner) {
        assertThat(Hub.at(port)
                        .as("prison-records")
                        .post(
                                "/records/events",
                                prisoner.event("admitted", "2026-11-20T08:00:00+01:00"),
                                Map.of("Content-Type", "application/cloudevents+json"))
                        .status())
                .isEqualTo(202);
    }

    private int notices() {
        return count(
                "select count(*) from hub.notice n join hub.stay s on s.id = n.stay_id where s.person_number = :person");
    }

    private int waiting() {
        return count("select count(*) from hub.stay where held is not null and person_number = :person");
    }

    private int count(String sql) {
        return jdbc.sql(sql).param("person", person).query(Integer.class).single();
    }
}
