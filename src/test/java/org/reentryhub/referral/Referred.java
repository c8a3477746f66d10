package org.reentryhub.referral;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.consent.Consent;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.delivery.MessageKind;
import org.reentryhub.partner.Auth;
import org.reentryhub.partner.Kind;
import org.reentryhub.partner.Partner;
import org.reentryhub.story.Prisoner;

/** A person with every need a record can have, and the office that would be told of one. */
final class Referred {
    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static final Consent CONSENT = new Consent(
            new UUID(0, 7), "HOUSING", Set.of("HOUSING"), LocalDate.parse("2026-11-01"), null, "SIGNED_FORM", null);

    private Referred() {}

    static CustodyRecord record() {
        return record(Prisoner.named("KI-R1").event("admitted", "2026-11-20T08:00:00+01:00"));
    }

    static CustodyRecord protectedBy(String grade) {
        return record(Prisoner.named("KI-R1").protectedBy(grade).event("admitted", "2026-11-20T08:00:00+01:00"));
    }

    static CustodyRecord record(String event) {
        try {
            return JSON.treeToValue(JSON.readTree(withEveryNeed(event)).path("data"), CustodyRecord.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withEveryNeed(String event) {
        return event.replace(
                "\"needs\":[",
                """
                "needs":[{"domain":"EDUCATION","level":"SOME"},{"domain":"FINANCE","level":"URGENT"},
                 {"domain":"IDENTITY_DOCUMENTS","level":"SOME"},{"domain":"FAMILY_NETWORK","level":"SOME"},""");
    }

    static Partner office(boolean handlesProtected) {
        return new Partner(
                "housing-0301",
                "Oslo kommune, bolig",
                Kind.HOUSING,
                List.of(),
                Partner.Language.NB,
                Set.of("0301"),
                Set.of(),
                new Partner.Channel(
                        Partner.ChannelType.INBOX,
                        Optional.empty(),
                        Optional.empty(),
                        new Auth.None(),
                        Duration.ofSeconds(10),
                        1),
                new Partner.Expects(Duration.ofHours(4), Duration.ofDays(5)),
                new Partner.Handles(handlesProtected),
                true,
                Optional.empty(),
                Optional.empty(),
                new Partner.Accepts(Set.of(), Set.of()),
                Optional.empty(),
                Partner.Transfers.AUTOMATIC);
    }

    static Envelope envelope(HandoverDomain domain) {
        return envelope(domain, MessageKind.REFERRAL, OffsetDateTime.parse("2026-11-27T10:00:00+01:00"));
    }

    static Envelope envelope(HandoverDomain domain, MessageKind kind, @Nullable OffsetDateTime answerBy) {
        return new Envelope(
                new UUID(0, 1),
                kind,
                new UUID(0, 2),
                1,
                domain,
                "housing-0301",
                OffsetDateTime.parse("2026-11-22T10:00:00+01:00"),
                answerBy,
                URI.create("https://hub.example/partner/referrals/x/answers"));
    }
}
