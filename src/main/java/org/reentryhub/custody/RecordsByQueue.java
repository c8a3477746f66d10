package org.reentryhub.custody;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Records that come by the queue, one text message per event. Anything else is refused unread (an object message could run
 * code by being read) and noted in quarantine. What cannot be written down goes back to the broker and comes again.
 */
@Component("recordsByQueue")
class RecordsByQueue {
    /** Set by Artemis on messages that it does not keep in memory; they are measured before they are fetched. */
    private static final String LARGE = "_AMQ_LARGE_SIZE";
    /** A character is two bytes to the broker and at least one in UTF-8. */
    private static final long LONGEST_TEXT = 2L * RecordJson.LONGEST_EVENT + 1024;

    private final EventReader reader;
    private final Intake intake;

    RecordsByQueue(EventReader reader, Intake intake) {
        this.reader = reader;
        this.intake = intake;
    }

    /** Takes in the message; when this returns it is on disk. */
    public void receive(Message message) throws JMSException {
        Arrival arrival = text(message)
                .map(bytes -> new Arrival(0, bytes, true, reader.read(bytes)))
                .orElseGet(() -> unread(message));
        intake.take(Origin.QUEUE, List.of(arrival));
    }

    private static Optional<byte[]> text(Message message) throws JMSException {
        boolean fits = !message.propertyExists(LARGE) || message.getLongProperty(LARGE) <= LONGEST_TEXT;
        return fits && message instanceof TextMessage text
                ? Optional.ofNullable(text.getText()).flatMap(RecordsByQueue::utf8)
                : Optional.empty();
    }

    private static Optional<byte[]> utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return Optional.of(exact);
        } catch (CharacterCodingException halfACharacter) {
            return Optional.empty();
        }
    }

    private static Arrival unread(Message message) {
        byte[] label = ("a message that was not read: " + label(message)).getBytes(StandardCharsets.UTF_8);
        return new Arrival(0, label, false, EventReading.Refused.NO_TEXT);
    }

    private static String label(Message message) {
        try {
            return String.valueOf(message.getJMSMessageID());
        } catch (JMSException e) {
            return "without an id";
        }
    }
}
