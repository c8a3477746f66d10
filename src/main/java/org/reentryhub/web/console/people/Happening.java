package org.reentryhub.web.console.people;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.audit.Disclosure;
import org.reentryhub.consent.Consent;
import org.reentryhub.consent.Informed;
import org.reentryhub.custody.ReleaseDateChange;
import org.reentryhub.referral.Referral;
import org.reentryhub.web.api.ReferralView;

/**
 * One thing that happened to a person's way out.
 *
 * @param hasHour whether the hour is known, or only the day
 * @param kind which of the page's forms shows it
 * @param domains the needs it is about; none when it is about the whole person
 * @param referral where more of it stands
 * @param what the thing itself, of the type that the form knows
 */
public record Happening(
        OffsetDateTime at,
        boolean hasHour,
        String kind,
        Set<String> domains,
        @Nullable UUID referral,
        @Nullable String partner,
        Object what) {

    /** Word to an office that the law tells of a stay: no referral. */
    private static final String NOTICE = "NOTICE";

    /** What is known of one person. */
    record Known(
            List<ReleaseDateChange> dates,
            List<Consent> consents,
            List<Informed> informed,
            List<Referral> referrals,
            List<ReferralView> views,
            List<Disclosure> disclosures) {}

    /**
     * Everything, the newest first. Pure.
     *
     * @param name of a partner by its id
     */
    static List<Happening> of(Known known, Function<String, String> name) {
        return Stream.of(
                        known.dates().stream().map(Happening::of),
                        known.consents().stream().flatMap(Happening::of),
                        known.informed().stream()
                                .map(told -> new Happening(
                                        day(told.givenOn()), false, "informed", Set.of(), null, null, told)),
                        known.referrals().stream().map(referral -> of(referral, name)),
                        known.disclosures().stream().map(sent -> of(sent, name)),
                        known.views().stream().flatMap(view -> of(view, name)))
                .flatMap(each -> each)
                .sorted(Comparator.comparing((Happening each) -> each.at().toInstant())
                        .reversed())
                .toList();
    }

    static Happening of(ReleaseDateChange change) {
        OffsetDateTime at = change.at().atZone(NorwegianTime.ZONE).toOffsetDateTime();
        return new Happening(at, true, "date", Set.of(), null, null, change);
    }

    private static Stream<Happening> of(Consent consent) {
        Happening given =
                new Happening(day(consent.givenOn()), false, "consent", consent.domains(), null, null, consent);
        OffsetDateTime back = consent.withdrawnAt();
        return back == null
                ? Stream.of(given)
                : Stream.of(given, new Happening(back, true, "withdrawn", consent.domains(), null, null, consent));
    }

    private static Happening of(Referral referral, Function<String, String> name) {
        return new Happening(
                referral.openedAt(),
                true,
                "handover",
                Set.of(referral.domain().name()),
                referral.id(),
                name.apply(referral.recipient()),
                referral);
    }

    private static Happening of(Disclosure sent, Function<String, String> name) {
        return new Happening(
                sent.at(),
                true,
                "sent",
                Set.of(sent.domain()),
                sent.kind().equals(NOTICE) ? null : sent.referralId(),
                name.apply(sent.recipient()),
                sent);
    }

    private static Stream<Happening> of(ReferralView view, Function<String, String> name) {
        Stream<Happening> steps = view.history().stream()
                .filter(event -> Entry.STEPS.contains(event.what()))
                .map(event -> of(event.at(), "step", event.what(), view, name));
        Stream<Happening> receipts =
                view.receipts().stream().map(receipt -> of(receipt.at(), "receipt", receipt, view, name));
        Stream<Happening> answers =
                view.answers().stream().map(answer -> of(answer.at(), "answer", answer, view, name));
        return Stream.of(steps, receipts, answers).flatMap(each -> each);
    }

    private static Happening of(
            OffsetDateTime at, String kind, Object what, ReferralView view, Function<String, String> name) {
        return new Happening(
                at, true, kind, Set.of(view.domain()), view.referralId(), name.apply(view.recipient()), what);
    }

    private static OffsetDateTime day(LocalDate date) {
        return Objects.requireNonNull(date).atStartOfDay(NorwegianTime.ZONE).toOffsetDateTime();
    }

    /** Those about one need; all for none. */
    static List<Happening> about(@Nullable String domain, List<Happening> all) {
        return domain == null
                ? all
                : all.stream().filter(each -> each.domains().contains(domain)).collect(Collectors.toUnmodifiableList());
    }
}
