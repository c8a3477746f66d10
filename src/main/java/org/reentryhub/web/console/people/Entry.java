package org.reentryhub.web.console.people;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.DeliveryHistory.Journey;
import org.reentryhub.delivery.DeliveryHistory.Try;
import org.reentryhub.referral.Message;
import org.reentryhub.web.MessageParts;
import org.reentryhub.web.api.ReferralView;

/**
 * One thing that happened to a referral.
 *
 * @param kind which of the page's forms shows it
 * @param what the thing itself, of the type that the form knows
 */
public record Entry(OffsetDateTime at, String kind, Object what) {
    /** Steps that nothing else on the page tells of: what receivers and their machines said stands there in its own form. */
    static final Set<String> STEPS = Set.of(
            "TOLD",
            "HELD",
            "RESUMED",
            "CANCELLATION_REQUESTED",
            "CANCELLATION_SETTLED",
            "CANCELLED",
            "VOIDED",
            "SUPERSEDED",
            "EXPIRED",
            "CLOSED",
            "REOPENED");

    /** What was said, with its fields in words. */
    public record Said(int version, String kind, List<String> fields) {}

    /**
     * One attempt.
     *
     * @param failing why it failed, as the last part of a text's name; null where it did not, or nobody knows yet
     */
    public record Attempt(
            int number, int version, boolean arrived, @Nullable String failing, @Nullable Integer status) {}

    /** An answer, and what we told where it asked for more. */
    public record Answered(ReferralView.AnswerView view, @Nullable String told) {}

    /** Everything, the newest first. */
    static List<Entry> of(ReferralView referral, Locale locale) {
        return Stream.of(
                        referral.versions().stream().map(version -> said(version, locale)),
                        referral.deliveries().stream().flatMap(Entry::attempts),
                        referral.receipts().stream().map(receipt -> new Entry(receipt.at(), "receipt", receipt)),
                        referral.answers().stream()
                                .map(answer -> new Entry(answer.at(), "answer", answered(answer, referral))),
                        referral.history().stream()
                                .filter(event -> STEPS.contains(event.what()))
                                .map(event -> new Entry(event.at(), "step", event.what())))
                .flatMap(entries -> entries)
                .sorted(Comparator.comparing((Entry entry) -> entry.at().toInstant())
                        .reversed())
                .toList();
    }

    private static Entry said(ReferralView.VersionView version, Locale locale) {
        return new Entry(
                version.composedAt(),
                "version",
                new Said(version.version(), version.kind().name(), MessageParts.names(version.fields(), locale)));
    }

    private static Stream<Entry> attempts(Journey journey) {
        return journey.attempts().stream()
                .map(attempt -> new Entry(attempt.at(), "attempt", attempt(journey, attempt)));
    }

    private static Attempt attempt(Journey journey, Try attempt) {
        String outcome = attempt.outcome();
        boolean arrived = "DELIVERED".equals(outcome);
        return new Attempt(
                attempt.number(),
                journey.version(),
                arrived,
                arrived || outcome == null ? null : Failing.of(outcome).name(),
                attempt.status());
    }

    private static Answered answered(ReferralView.AnswerView view, ReferralView referral) {
        return new Answered(
                view,
                referral.information().stream()
                        .filter(told -> told.inReplyTo().equals(view.answer().answerId()))
                        .map(Message.Information::text)
                        .findFirst()
                        .orElse(null));
    }
}
