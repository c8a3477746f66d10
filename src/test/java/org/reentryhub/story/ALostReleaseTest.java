package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The event of a release is lost, and the prison's extract is the only word of it: NAV must hear of it all the same. */
@HubTest
class ALostReleaseTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    JdbcClient jdbc;

    private SomebodyInPrison person;

    @BeforeEach
    void somebodyInPrison() {
        person = SomebodyInPrison.at(port, sandboxPort);
    }

    @Test
    void anExtractThatShowsSomebodyOutTellsNavAndTheNextRecordTellsItOnce() {
        person.prisonSays(person.record().event("admitted", "2026-11-18T08:00:00Z"));
        person.prisonSays(person.record().event("extract", "2026-11-20T01:00:00Z", "RELEASED"));
        assertThat(notices()).containsExactly("ENROL", "DISCHARGE");
        person.prisonSays(person.record().event("details-changed", "2026-11-20T08:00:00Z", "RELEASED"));
        assertThat(notices()).containsExactly("ENROL", "DISCHARGE");
    }

    @Test
    void aDateThatOnlyTheExtractMovesIsToldAtOnce() {
        person.prisonSays(person.record().event("admitted", "2026-11-18T08:00:00Z"));
        person.prisonSays(person.record().released("2027-02-01").event("extract", "2026-11-20T01:00:00Z"));
        assertThat(notices()).containsExactly("ENROL", "UPDATE");
    }

    @Test
    void whomTheFirstExtractBroughtAndALaterOneShowsOutIsToldToBeOut() {
        person.prisonSays(person.record().event("extract", "2026-11-19T01:00:00Z"));
        assertThat(notices()).isEmpty();
        person.prisonSays(person.record().event("extract", "2026-11-20T01:00:00Z", "RELEASED"));
        assertThat(notices()).containsExactly("DISCHARGE");
    }

    private List<String> notices() {
        return jdbc.sql(
                        """
                select n.type from hub.notice n join hub.stay s on s.id = n.stay_id
                 where s.person_number = :person order by n.version""")
                .param("person", person.number())
                .query(String.class)
                .list();
    }
}
