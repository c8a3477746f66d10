package org.reentryhub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.Fetching;
import org.reentryhub.notice.NoticeReceipts;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.AnswerDesk;
import org.reentryhub.referral.PartnerReceipt;
import org.reentryhub.web.door.RequestBodies;
import org.springframework.stereotype.Component;

/** What receivers call, as the routes hand it over: reads their JSON and passes it on. */
@Component("partnerDesk")
public class PartnerDesk {
    static final String TAKEN = "{\"status\":\"TAKEN\"}";

    private final AnswerDesk desk;
    private final NoticeReceipts notices;
    private final Fetching fetching;
    private final Waiting waiting;
    private final RequestBodies bodies;
    private final Callers callers;
    private final ObjectMapper json;

    PartnerDesk(
            AnswerDesk desk,
            NoticeReceipts notices,
            Fetching fetching,
            Waiting waiting,
            RequestBodies bodies,
            Callers callers,
            ObjectMapper json) {
        this.desk = desk;
        this.notices = notices;
        this.fetching = fetching;
        this.waiting = waiting;
        this.bodies = bodies;
        this.callers = callers;
        this.json = json;
    }

    /** A page of messages; {@code next} is where the following one begins. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<RawMessage> items, String next) {}

    /** A message as it was frozen, byte for byte. */
    record RawMessage(@com.fasterxml.jackson.annotation.JsonValue @JsonRawValue String json) {}

    /** Takes an answer; see {@link AnswerDesk#answer}. */
    public String answer(String referralId, byte[] body) {
        try {
            desk.answer(id(referralId), bodies.read(body, AnswerForm.class).checked(), callers.current());
        } catch (AnswerDesk.Impossible outOfStep) {
            throw ProblemException.conflict("The referral cannot go there from where it stands. The answer was kept.");
        }
        return TAKEN;
    }

    /** Takes a receipt; see {@link AnswerDesk#receipt} and {@link NoticeReceipts#take}. */
    public String receipt(String referralId, byte[] body) {
        PartnerReceipt receipt = bodies.read(body, ReceiptForm.class).checked();
        if (!notices.take(id(referralId), receipt, callers.current())) {
            desk.receipt(id(referralId), receipt, callers.current());
        }
        return TAKEN;
    }

    /**
     * The caller's messages after a cursor.
     *
     * @param cursor what an earlier page gave as {@code next}; null for the beginning
     * @param seconds how long to hold an empty answer, up to 60; null for not at all
     */
    public String waiting(@Nullable String cursor, @Nullable String seconds) throws JsonProcessingException {
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

    /** The newest message about one of the caller's referrals. */
    public String one(String referralId) {
        return fetching.newest(callers.current().organisation(), id(referralId))
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .orElseThrow(ProblemException::notFound);
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw ProblemException.notFound();
        }
    }
}
