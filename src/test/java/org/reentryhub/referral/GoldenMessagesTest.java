package org.reentryhub.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reentryhub.custody.Certainty;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.Release;
import org.reentryhub.delivery.MessageKind;

/** Every kind of message, word for word as it leaves: a file for each in src/test/resources/messages. */
class GoldenMessagesTest {
    private static final Path FOLDER = Path.of("src/test/resources/messages");
    private static final Message.LegalBasis CONSENT = new Message.LegalBasis("CONSENT", "c-1");
    private static final Message.LegalBasis LAW =
            new Message.LegalBasis("LEGAL_OBLIGATION", "folketrygdloven (LOV-1997-02-28-19) § 21-4");

    /** Composed when it is asked for: in the test, and not before. */
    record Golden(String name, Supplier<Message> composed) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Golden> messages() {
        Release told = new Release(LocalDate.parse("2026-12-24"), Certainty.ESTIMATED, null, null);
        return Stream.of(
                new Golden("referral-housing", () -> referral(HandoverDomain.HOUSING)),
                new Golden("referral-employment", () -> referral(HandoverDomain.EMPLOYMENT)),
                new Golden("referral-education", () -> referral(HandoverDomain.EDUCATION)),
                new Golden("referral-finance", () -> referral(HandoverDomain.FINANCE)),
                new Golden("referral-identity-documents", () -> referral(HandoverDomain.IDENTITY_DOCUMENTS)),
                new Golden("referral-family-network", () -> referral(HandoverDomain.FAMILY_NETWORK)),
                new Golden(
                        "update-of-the-release", () -> update(Referred.record()).after(told)),
                new Golden(
                        "update-without-a-release",
                        () -> update(Referred.record().withRelease(null)).after(told)),
                new Golden("update-on-hold", () -> update(Referred.record()).onHold(LocalDate.parse("2026-11-20"))),
                new Golden("update-with-information", () -> update(Referred.record())
                        .informing(List.of(new Message.Information("a-1", "Yes, with a dog. Čáhppe.")))),
                new Golden(
                        "cancellation",
                        () -> Composer.cancellation(
                                Referred.envelope(HandoverDomain.HOUSING, MessageKind.CANCELLATION, null),
                                "CONSENT_WITHDRAWN")),
                new Golden("notice-of-a-stay", () -> notice("ENROL", "2027-01-14", null)),
                new Golden("notice-of-an-end", () -> notice("DISCHARGE", null, "2026-11-21")));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void isWrittenAsItsFileHasIt(Golden golden) throws IOException {
        JsonNode written = Referred.JSON.readTree(
                WrittenMessage.of(golden.composed().get()).bytes());
        assertThat(pretty(written)).isEqualTo(Files.readString(FOLDER.resolve(golden.name() + ".json")));
    }

    @Test
    void noFileIsWithoutItsMessage() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            messages().map(Golden::name).toList());
        }
    }

    static String pretty(JsonNode json) throws IOException {
        return Referred.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static Message referral(HandoverDomain domain) {
        return Composer.referral(Referred.record(), Referred.envelope(domain), CONSENT);
    }

    private static Message update(CustodyRecord record) {
        OffsetDateTime answerBy = OffsetDateTime.parse("2026-11-27T10:00:00+01:00");
        return Composer.referral(
                record, Referred.envelope(HandoverDomain.HOUSING, MessageKind.UPDATE, answerBy), CONSENT);
    }

    private static Envelope unanswered() {
        Envelope envelope = Referred.envelope(HandoverDomain.EMPLOYMENT, MessageKind.NOTICE, null);
        return new Envelope(
                envelope.messageId(),
                envelope.kind(),
                envelope.referralId(),
                envelope.version(),
                envelope.domain(),
                envelope.recipient(),
                envelope.sentAt(),
                null,
                null);
    }

    private static Message notice(String type, @Nullable String expectedTo, @Nullable String to) {
        return Composer.notice(
                Referred.record(),
                unanswered(),
                LAW,
                new Message.Notice(type, LocalDate.parse("2025-03-01"), day(expectedTo), day(to), "OSLO"));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
