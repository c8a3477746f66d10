package org.reentryhub.web.console.operations;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.reentryhub.delivery.PartnerStanding;
import org.reentryhub.partner.Partner;

/**
 * A partner in the operators' table.
 *
 * @param partner empty for health's one line, and for one that has left the directory
 */
public record PartnerRow(PartnerStanding standing, Optional<Partner> partner) {
    /** Whoever needs somebody first; then whoever waits longest. */
    static final Comparator<PartnerRow> MOST_URGENT_FIRST = Comparator.comparing(PartnerRow::state)
            .reversed()
            .thenComparing(row -> row.standing.dead() == 0)
            .thenComparing(row -> Optional.ofNullable(row.standing.oldestWaiting())
                    .map(OffsetDateTime::toInstant)
                    .orElse(Instant.MAX));

    /** How it stands with a partner, the best first. */
    public enum State {
        SENDING("good"),
        /** Fails, and is probed. */
        FAILING("attention"),
        /** Left alone until something is mended here. */
        PAUSED("bad"),
        /** By an operator. */
        STOPPED("bad");

        private final String tone;

        State(String tone) {
            this.tone = tone;
        }

        public String tone() {
            return tone;
        }
    }

    public State state() {
        return switch (Objects.requireNonNullElse(standing.why(), "")) {
            case "" -> State.SENDING;
            case "FAILING", "BUSY" -> State.FAILING;
            case "STOPPED" -> State.STOPPED;
            default -> State.PAUSED;
        };
    }

    public String id() {
        return standing.partner();
    }

    /** Its own, where it has one. */
    public String name() {
        return partner.map(Partner::name).orElse(standing.partner());
    }

    public boolean isHealth() {
        return partner.isEmpty() && standing.partner().equals("health");
    }
}
