package org.reentryhub.web.console.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.reentryhub.delivery.Fetching;
import org.reentryhub.delivery.FrozenBodies;
import org.reentryhub.delivery.Hold;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.reception.Received;
import org.springframework.stereotype.Component;

/** The messages as they came to a receiver: what a page shows is what its machine was or would have been sent. */
@Component("inboxPapers")
class Papers {
    private static final Duration HELD = Duration.ofMinutes(5);

    private final Fetching fetching;
    private final FrozenBodies bodies;
    private final Hold hold;
    private final Partners partners;
    private final ObjectMapper json;

    Papers(Fetching fetching, FrozenBodies bodies, Hold hold, Partners partners, ObjectMapper json) {
        this.fetching = fetching;
        this.bodies = bodies;
        this.hold = hold;
        this.partners = partners;
        this.json = json;
    }

    /** The partner that somebody speaks for. */
    Partner partner(String id) {
        return partners.find(id).orElseThrow(ProblemException::notFound);
    }

    /** Where there is no machine to send to, looking is what lets a message leave. */
    void fetch(Partner partner) {
        refuseWhileHeld();
        if (partner.channel().type() == Partner.ChannelType.INBOX) {
            fetching.fetchWaiting(partner.id());
        }
    }

    /**
     * All that has come about a referral, the newest first. What was tried and has not come leaves now, if it still may; what a
     * receiver's machine is just about to get is left to it.
     */
    List<JsonNode> about(Partner partner, Received referral) {
        fetch(partner);
        List<JsonNode> come = arrived(partner, referral.id());
        boolean lacks = come.isEmpty() || come.get(0).path("version").asInt() < referral.version();
        if (lacks) {
            fetching.newest(partner.id(), referral.id());
        }
        return lacks ? arrived(partner, referral.id()) : come;
    }

    private List<JsonNode> arrived(Partner partner, UUID referral) {
        return fetching.arrived(partner.id(), referral).stream().map(this::read).toList();
    }

    /** The newest notice of each stay. */
    List<Fetching.Notice> notices(String partner) {
        return fetching.notices(partner);
    }

    /** The message of each row that has one to be seen. */
    Map<UUID, JsonNode> of(Collection<Received> rows) {
        List<UUID> ids = rows.stream()
                .filter(row -> !row.isGone())
                .map(Received::messageId)
                .filter(Objects::nonNull)
                .toList();
        return bodies.of(ids).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> read(each.getValue())));
    }

    /** An empty page would say that there is nothing. */
    private void refuseWhileHeld() {
        if (hold.since().isPresent()) {
            throw ProblemException.unavailable("The hub sends nothing for now. Please come again later.", HELD);
        }
    }

    /** A message as it came. */
    JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new IllegalStateException("a frozen message is not JSON", e);
        }
    }
}
