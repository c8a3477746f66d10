package org.reentryhub.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.referral.HandoverAnswer;
import org.reentryhub.referral.HandoverDesk;
import org.reentryhub.referral.Preview;
import org.reentryhub.web.Answer;
import org.reentryhub.web.Callers;
import org.reentryhub.web.IdempotentAnswers;
import org.reentryhub.web.door.RequestBodies;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The main job: preview and trigger. */
@RestController
@RequestMapping("/api/people/{personNumber}")
class HandoverController {
    private final OwnPeople ownPeople;
    private final HandoverDesk desk;
    private final IdempotentAnswers answers;
    private final RequestBodies bodies;
    private final Callers callers;
    private final ObjectMapper json;

    HandoverController(
            OwnPeople ownPeople,
            HandoverDesk desk,
            IdempotentAnswers answers,
            RequestBodies bodies,
            Callers callers,
            ObjectMapper json) {
        this.ownPeople = ownPeople;
        this.desk = desk;
        this.answers = answers;
        this.bodies = bodies;
        this.callers = callers;
        this.json = json;
    }

    /** What a case manager asks to be handed over. */
    record HandoverForm(@Nullable List<@Nullable String> domains) {}

    @GetMapping("/handover-preview")
    @Transactional
    public Preview preview(
            @PathVariable String personNumber, @RequestParam(required = false) @Nullable List<String> domains) {
        CustodyRecord record = ownPeople
                .look(personNumber, callers.current(), "HANDOVER_PREVIEW")
                .record();
        HandoverDesk.Asked asked = domains == null ? AskedDomains.all(record) : AskedDomains.of(List.copyOf(domains));
        return desk.preview(record, asked);
    }

    @PostMapping(value = "/handovers", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> handOver(
            @PathVariable String personNumber,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody byte[] body) {
        Actor actor = callers.current();
        String path = "/api/people/" + personNumber + "/handovers";
        Answer answer = answers.answer(actor, path, key, body, () -> handOver(personNumber, body, actor));
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.parseMediaType(answer.mediaType()))
                .body(answer.body());
    }

    private Answer handOver(String personNumber, byte[] body, Actor actor) {
        PersonNumber person = ownPeople.find(personNumber, actor).record().personNumber();
        HandoverDesk.Asked asked =
                AskedDomains.of(bodies.read(body, HandoverForm.class).domains());
        return accepted(desk.trigger(person, asked, actor));
    }

    private Answer accepted(HandoverAnswer answer) {
        try {
            return new Answer(202, MediaType.APPLICATION_JSON_VALUE, json.writeValueAsBytes(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON", e);
        }
    }
}
