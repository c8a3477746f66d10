package org.reentryhub.referral;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which versions may be out: those at which an attempt has begun. */
@Component
class SentVersions {
    private final JdbcClient jdbc;

    SentVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean hasBegun(UUID referralId, int version) {
        return jdbc.sql(
                        """
                select exists (select from hub.delivery
                                where referral_id = :referral and version = :version and attempts > 0)""")
                .param("referral", referralId)
                .param("version", version)
                .query(Boolean.class)
                .single();
    }

    /** The newest version that may be out, 0 when none is. */
    int newestBegun(UUID referralId) {
        return jdbc.sql("select coalesce(max(version), 0) from hub.delivery where referral_id = :id and attempts > 0")
                .param("id", referralId)
                .query(Integer.class)
                .single();
    }
}
