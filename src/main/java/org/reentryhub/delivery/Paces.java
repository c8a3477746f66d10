package org.reentryhub.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.reentryhub.partner.Partner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many messages a second a partner takes ({@code channel.rate}), however many hubs send. Each message is given the next
 * free place, once, and leaves when its place comes; up to a second's worth may leave together after a quiet time.
 */
@Component
class Paces {
    private static final Duration TOGETHER = Duration.ofSeconds(1);

    private final JdbcClient jdbc;

    Paces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** When the message's place comes; empty when that is now. */
    Optional<OffsetDateTime> waitsUntil(DeliveryRow row, Partner partner, OffsetDateTime now) {
        int perSecond = partner.channel().sending().perSecond();
        if (perSecond == 0 || row.paced()) {
            return Optional.empty();
        }
        OffsetDateTime place = place(partner.id(), Duration.ofSeconds(1).dividedBy(perSecond), now);
        if (!place.isAfter(now)) {
            return Optional.empty();
        }
        jdbc.sql("update hub.delivery set paced_at = :place where message_id = :id")
                .param("place", place)
                .param("id", row.message().messageId())
                .update();
        return Optional.of(place);
    }

    private OffsetDateTime place(String partner, Duration apart, OffsetDateTime now) {
        OffsetDateTime earliest = now.minus(TOGETHER).plus(apart);
        return jdbc.sql(
                        """
                insert into hub.partner_pace as pace (partner, next_at) values (:partner, :earliest)
                on conflict (partner) do update
                   set next_at = greatest(pace.next_at + make_interval(secs => :apart), :earliest)
                returning next_at""")
                .param("partner", partner)
                .param("earliest", earliest)
                .param("apart", apart.toNanos() / 1e9)
                .query(OffsetDateTime.class)
                .single();
    }
}
