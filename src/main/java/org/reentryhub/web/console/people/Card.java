package org.reentryhub.web.console.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reentryhub.consent.Consent;
import org.reentryhub.partner.Partner;
import org.reentryhub.web.MessageParts;

/**
 * What one receiver would be told.
 *
 * @param seen what the form carries of it, to notice that it was changed meanwhile
 */
public record Card(
        String domain,
        Partner recipient,
        LocalDate answerBy,
        List<MessageParts.Part> parts,
        Basis basis,
        List<Kept> withheld,
        String seen) {

    /** What it rests on: three things that do not stand for one another. */
    public record Basis(@Nullable Consent consent, @Nullable Law law, @Nullable LocalDate informedOn) {}

    /** A law by its id at Lovdata, and the places in it. */
    public record Law(String id, String places) {
        static Law of(String reference) {
            int end = reference.indexOf(' ');
            return end < 0
                    ? new Law(reference, "")
                    : new Law(
                            reference.substring(0, end),
                            reference.substring(end + 1).replace("§ ", "§\u00a0"));
        }
    }

    /** A field of the record that this receiver is not told; of a need, the domain. */
    public record Kept(String key, String domain) {
        private static final String NEED = "needs.";

        static Kept of(String name) {
            return name.startsWith(NEED) ? new Kept("need", name.substring(NEED.length())) : new Kept(name, "HOUSING");
        }
    }

    /** How the message travels, as the last part of a text's name. */
    public String way() {
        boolean mailed = recipient.notification().isPresent();
        return switch (recipient.channel().type()) {
            case INBOX -> mailed ? "inboxWithMail" : "inbox";
            case QUEUE -> "queue";
            case REST, FHIR -> "system";
        };
    }

    /** What is shown as content; the rest is for whoever wants to see it. */
    public List<MessageParts.Part> content() {
        return parts.stream().filter(part -> !part.isTechnical()).toList();
    }

    public MessageParts.Part technical() {
        return parts.stream().filter(MessageParts.Part::isTechnical).findFirst().orElseThrow();
    }
}
