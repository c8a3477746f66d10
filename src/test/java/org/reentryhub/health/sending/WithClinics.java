package org.reentryhub.health.sending;

import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.reentryhub.delivery.NextAttempts;
import org.reentryhub.health.WithTheHub;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A hub whose directory has the {@link Clinic}s; each test finds them as on their first day. */
abstract class WithClinics extends WithTheHub {
    @Autowired
    Clock clock;

    Patients patients;

    @DynamicPropertySource
    static void directory(DynamicPropertyRegistry properties) {
        properties.add("hub.partners.source", Clinic::directory);
    }

    @BeforeEach
    void asOnTheirFirstDay() {
        patients = new Patients(hub);
        Stream.of(Clinic.values()).map(Clinic::server).forEach(RealReceiver::forgets);
    }

    @AfterEach
    void gone() {
        patients.forget();
    }

    /** Starts the transfer of somebody whom that clinic takes over, and gives its id. */
    String start(String person, Clinic clinic) {
        patients.isTakenOverBy(person, clinic.herId());
        return hub.starts(person);
    }

    /** The first attempt ends with that outcome, and the second need not be waited for. */
    String sendAgainAfter(String outcome, String person, Clinic clinic) {
        var id = start(person, clinic);
        triesAgainAfter(outcome, id);
        hub.reaches(id, "SENT");
        return id;
    }

    /** Waits for an attempt with that outcome, and not for the time of the next. */
    void triesAgainAfter(String outcome, String transfer) {
        await().atMost(ofSeconds(180)).until(() -> outcomes(transfer).contains(outcome));
        triesAgain(transfer);
    }

    void triesAgain(String transfer) {
        NextAttempts.ofTransfers(healthJdbc, clock).comeNow(transfer);
    }

    String send(String person, Clinic clinic) {
        var id = start(person, clinic);
        hub.reaches(id, "SENT");
        return id;
    }

    HttpResponse<String> say(String transfer, String word) {
        return say(transfer, word, "{}");
    }

    HttpResponse<String> say(String transfer, String word, String body) {
        return hub.as("healthunit").post("/health/transfers/" + transfer + "/" + word, body);
    }

    /** What clinics do with their Tasks is not heard by asking in this time, only by looking one up. */
    void nobodyAsksForTasks() {
        var tomorrow = OffsetDateTime.now(clock).plusDays(1);
        healthJdbc
                .sql("update health.poll set poll_at = :at")
                .param("at", tomorrow)
                .update();
        healthJdbc
                .sql("update health.delivery set poll_at = :at where poll_at is not null")
                .param("at", tomorrow)
                .update();
    }

    List<String> outcomes(String transfer) {
        return hub.transfer(transfer).at("/recipients/0/attempts").findValuesAsText("outcome");
    }

    List<String> alerts(String transfer) {
        return hub.transfer(transfer).path("alerts").findValuesAsText("kind");
    }

    /** Waits until what the clinic had is taken back, or nothing more is tried. */
    JsonNode takenBack(String transfer, Clinic clinic, String state) {
        await().atMost(ofSeconds(60)).until(() -> hub.recipient(transfer, clinic.id())
                .at("/cancellation/state")
                .asText()
                .equals(state));
        return hub.recipient(transfer, clinic.id());
    }

    /** The same as {@link #triesAgainAfter}, of a cancellation. */
    void cancelsAgainAfter(String outcome, String transfer, Clinic clinic) {
        await().atMost(ofSeconds(60)).until(() -> hub.recipient(transfer, clinic.id())
                .at("/cancellation/attempts")
                .findValuesAsText("outcome")
                .contains(outcome));
        triesAgain(transfer);
    }

    static Composition page(Bundle document) {
        return (Composition) document.getEntryFirstRep().getResource();
    }

    static String identifier(Bundle document) {
        return document.getIdentifier().getValue();
    }
}
