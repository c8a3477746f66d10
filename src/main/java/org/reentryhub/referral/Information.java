package org.reentryhub.referral;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.reentryhub.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the prison answered to receivers' questions. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Information {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    Information(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    void keep(UUID referralId, String answerId, String text) {
        jdbc.sql(
                        """
                insert into hub.referral_information (referral_id, at, answer_id, sealed)
                values (:referral, :at, :answer, :sealed)
                on conflict (referral_id, answer_id) do update set at = excluded.at, sealed = excluded.sealed""")
                .param("referral", referralId)
                .param("at", OffsetDateTime.now(clock))
                .param("answer", answerId)
                .param("sealed", vault.sealText(text, place(referralId, answerId)))
                .update();
    }

    /** What was told about a referral, oldest first. */
    public List<Message.Information> of(UUID referralId) {
        return jdbc.sql("select * from hub.referral_information where referral_id = :id order by at, answer_id")
                .param("id", referralId)
                .query((row, number) -> {
                    String answerId = row.getString("answer_id");
                    return new Message.Information(
                            answerId, vault.openText(row.getBytes("sealed"), place(referralId, answerId)));
                })
                .list();
    }

    private static String place(UUID referralId, String answerId) {
        return "hub.referral_information:" + referralId + ":" + answerId;
    }
}
