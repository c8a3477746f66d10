package org.reentryhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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

    /** Asked of the database itself, so that a later table or grant cannot be forgotten. */
    @Test
    void eachRoleMayDoInEachSchemaWhatItNeedsAndNothingMore() {
        assertThat(rights("hub_app", "health")).isEmpty();
        assertThat(rights("hub_app", "audit")).isNotEmpty().allMatch(right -> right.matches("\\w+ (SELECT|INSERT)"));
        assertThat(rights("hub_health", "audit")).isEmpty();
        assertThat(rights("hub_health", "hub"))
                .containsExactlyInAnyOrder("health_request SELECT", "health_request UPDATE taken_at");
        assertThat(rights("hub_health", "health"))
                .contains("transfer UPDATE", "entry INSERT", "disclosure INSERT")
                .doesNotContain("entry UPDATE", "entry DELETE", "disclosure UPDATE", "disclosure DELETE");
    }

    @Test
    void theLoginItselfMayDoNothingBeforeItTakesARole() {
        for (String schema : new String[] {"hub", "audit", "health"}) {
            assertThat(rights("hub", schema)).as(schema).isEmpty();
        }
    }

    /** Rights on whole tables, and those on single columns where the table as a whole is not open. */
    private List<String> rights(String role, String schema) {
        return jdbc.sql(
                        """
                select t.relname || ' ' || p
                  from pg_class t, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p
                 where t.relnamespace = cast(:schema as regnamespace) and t.relkind = 'r'
                   and has_table_privilege(:role, t.oid, p)
                union all
                select t.relname || ' ' || p || ' ' || c.attname
                  from pg_class t join pg_attribute c on c.attrelid = t.oid and c.attnum > 0,
                       unnest(array['SELECT', 'INSERT', 'UPDATE']) p
                 where t.relnamespace = cast(:schema as regnamespace) and t.relkind = 'r'
                   and has_column_privilege(:role, t.oid, c.attnum, p) and not has_table_privilege(:role, t.oid, p)""")
                .param("role", role)
                .param("schema", schema)
                .query(String.class)
                .list();
    }
}
