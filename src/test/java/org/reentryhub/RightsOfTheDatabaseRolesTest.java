package org.reentryhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@HubTest
class RightsOfTheDatabaseRolesTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("healthJdbc")
    JdbcClient healthJdbc;

    @Test
    void theEmbeddedDatabaseSyncsBeforeItAnswers() {
        assertThat(jdbc.sql("show fsync").query(String.class).single()).isEqualTo("on");
        assertThat(jdbc.sql("show synchronous_commit").query(String.class).single())
                .isEqualTo("on");
    }

    @Test
    void theAuditTrailCanBeAddedToAndNeverChanged() {
        assertThatThrownBy(() -> jdbc.sql("delete from audit.entry").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() ->
                        jdbc.sql("update audit.disclosure set version = 2").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void healthMetadataIsOutOfReachOfEverybodyElse() {
        assertThatThrownBy(() -> jdbc.sql("create table health.x (id int)").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() ->
                        healthJdbc.sql("select * from audit.entry").query().listOfRows())
                .rootCause()
                .hasMessageContaining("permission denied");
    }
}
