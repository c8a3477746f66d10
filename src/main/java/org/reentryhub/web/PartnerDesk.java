package org.reentryhub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.Fetching;
import org.reentryhub.delivery.Hold;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Component;

/** What receivers fetch, as the routes hand it over. What they say is {@link PartnerWords}'. */
@Component("partnerDesk")
public class PartnerDesk {
    private static final Duration HELD = Duration.ofMinutes(5);

    private final Fetching fetching;
    private final Hold hold;
    private final Waiting waiting;
    private final Callers callers;
    private final ObjectMapper json;

    PartnerDesk(Fetching fetching, Hold hold, Waiting waiting, Callers callers, ObjectMapper json) {
        this.fetching = fetching;
        this.hold = hold;
        this.waiting = waiting;
        this.callers = callers;
        this.json = json;
    }

    /** A page of messages; {@code next} is where the following one begins. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<RawMessage> items, String next) {}

    /** A message as it was frozen, byte for byte. */
    record RawMessage(@com.fasterxml.jackson.annotation.JsonValue @JsonRawValue String json) {}

    /**
     * The caller's messages after a cursor.
     *
     * @param cursor what an earlier page gave as {@code next}; null for the beginning
     * @param seconds how long to hold an empty answer, up to 60; null for not at all
     */
    public String waiting(@Nullable String cursor, @Nullable String seconds) throws JsonProcessingException {
        refuseWhileHeld();
        Fetching.Cursor from = cursor == null || cursor.isEmpty()
                ? Fetching.Cursor.START
                : Fetching.Cursor.read(cursor)
                        .orElseThrow(() -> ProblemException.badRequest("The cursor is none that the hub gave."));
        String partner = callers.current().organisation();
        List<Fetching.Fetched> found = waiting.until(seconds, () -> fetching.after(partner, from));
        Fetching.Cursor next =
                found.isEmpty() ? from : found.get(found.size() - 1).after();
        return json.writeValueAsString(new Page(
                found.stream()
                        .map(each -> new RawMessage(new String(each.body(), StandardCharsets.UTF_8)))
                        .toList(),
                next.toString()));
    }

    /** An empty page would say that there is nothing. */
    private void refuseWhileHeld() {
        if (hold.since().isPresent()) {
            throw ProblemException.unavailable("The hub sends nothing for now. Please come again later.", HELD);
        }
    }

    /** The newest message about one of the caller's referrals. */
    public String one(String referralId) {
        refuseWhileHeld();
        return PartnerWords.id(referralId)
                .flatMap(id -> fetching.newest(callers.current().organisation(), id))
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .orElseThrow(ProblemException::notFound);
    }
}
