package org.reentryhub.conformance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.delivery.MessageKind;
import org.reentryhub.referral.Composer;
import org.reentryhub.referral.Envelope;
import org.reentryhub.referral.HandoverDomain;
import org.reentryhub.referral.Message;
import org.reentryhub.referral.WrittenMessage;

/**
 * Writes the messages of one run, by the same function that composes those of real people. Their ids follow from when the
 * run began, so that every run has its own.
 */
final class Letters {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final HandoverDomain domain;
    private final OffsetDateTime began;
    private final ObjectNode person;
    private int ids;

    Letters(HandoverDomain domain, OffsetDateTime began) {
        this.domain = domain;
        this.began = began.truncatedTo(ChronoUnit.MILLIS);
        this.person = person();
    }

    UUID id() {
        ids++;
        return UUID.nameUUIDFromBytes((began + " " + ids).getBytes(StandardCharsets.UTF_8));
    }

    /** A referral or an update. */
    Letter about(UUID referral, int version, MessageKind kind) {
        return about(referral, version, kind, UnaryOperator.identity());
    }

    /** The same of somebody who is otherwise in some way. */
    Letter about(UUID referral, int version, MessageKind kind, UnaryOperator<ObjectNode> otherwise) {
        try {
            CustodyRecord record = JSON.treeToValue(otherwise.apply(person.deepCopy()), CustodyRecord.class);
            Message.LegalBasis basis = new Message.LegalBasis("CONSENT", id().toString());
            return letter(Composer.referral(record, envelope(referral, version, kind, began.plusDays(5)), basis));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Letter cancellation(UUID referral, int version) {
        return letter(
                Composer.cancellation(envelope(referral, version, MessageKind.CANCELLATION, null), "NO_LONGER_NEEDED"));
    }

    /** The letter with members that no receiver can know yet. */
    Letter withNews(Letter letter) {
        try {
            ObjectNode tree = (ObjectNode) JSON.readTree(letter.body());
            tree.putObject("somethingNew").put("since", "2030");
            tree.withObject("/person").put("somethingNew", true);
            return new Letter(letter.messageId(), JSON.writeValueAsBytes(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Envelope envelope(UUID referral, int version, MessageKind kind, @Nullable OffsetDateTime answerBy) {
        return new Envelope(
                id(),
                kind,
                referral,
                version,
                domain,
                "conformance",
                began,
                answerBy,
                URI.create("https://hub.example/partner/referrals/" + referral + "/answers"));
    }

    private static Letter letter(Message message) {
        return new Letter(message.messageId(), WrittenMessage.of(message).bytes());
    }

    private static ObjectNode person() {
        try (InputStream packaged =
                Objects.requireNonNull(Letters.class.getResourceAsStream("/conformance/person.json"))) {
            JsonNode person = JSON.readTree(packaged);
            return (ObjectNode) person;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
