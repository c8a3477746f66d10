package org.reentryhub.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Certainty;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.LegalStatus;
import org.reentryhub.custody.NeedDomain;
import org.reentryhub.custody.NeedLevel;
import org.reentryhub.custody.Regime;
import org.reentryhub.custody.Release;
import org.reentryhub.custody.ReleaseType;

/** People to plan for, and the timetable that is shipped. */
final class Somebody {
    static final Timetable TIMETABLE = TimetableFile.read("timetable.yaml", shipped());
    static final Planner PLANNER = new Planner(TIMETABLE);

    /** The person of the contract's example: sentenced, low security, on parole in January. */
    static final PlanFacts SENTENCED = new PlanFacts(
            CustodyStatus.IN_CUSTODY,
            LegalStatus.SENTENCED,
            Regime.LOW_SECURITY,
            LocalDate.parse("2025-03-01"),
            planned("2027-01-14"),
            null,
            Map.of(NeedDomain.HOUSING, NeedLevel.URGENT, NeedDomain.EMPLOYMENT, NeedLevel.SOME));

    static final PlanFacts ON_REMAND = new PlanFacts(
            CustodyStatus.IN_CUSTODY,
            LegalStatus.REMAND,
            Regime.HIGH_SECURITY,
            LocalDate.parse("2026-11-02"),
            null,
            null,
            Map.of());

    private Somebody() {}

    static Release planned(String date) {
        return new Release(LocalDate.parse(date), Certainty.PLANNED, ReleaseType.PAROLE, LocalTime.of(10, 0));
    }

    static PlanFacts sentenced(String admitted, String release) {
        return new PlanFacts(
                CustodyStatus.IN_CUSTODY,
                LegalStatus.SENTENCED,
                Regime.HIGH_SECURITY,
                LocalDate.parse(admitted),
                planned(release),
                null,
                Map.of());
    }

    static PlanFacts with(PlanFacts facts, LegalStatus legalStatus, Regime regime) {
        return new PlanFacts(
                facts.status(),
                legalStatus,
                regime,
                facts.admittedOn(),
                facts.release(),
                facts.releasedOn(),
                facts.needs());
    }

    static PlanFacts with(PlanFacts facts, CustodyStatus status, @Nullable LocalDate releasedOn) {
        return new PlanFacts(
                status,
                facts.legalStatus(),
                facts.regime(),
                facts.admittedOn(),
                facts.release(),
                releasedOn,
                facts.needs());
    }

    /** Short stays as often as long ones, and now and then a record that makes no sense. */
    static Arbitrary<PlanFacts> anybody() {
        Arbitrary<Integer> stay = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.integers().between(0, 120)),
                Tuple.of(5, Arbitraries.integers().between(0, 3000)),
                Tuple.of(1, Arbitraries.integers().between(-30, 0)));
        return Combinators.combine(
                        Arbitraries.of(CustodyStatus.class),
                        Arbitraries.of(LegalStatus.class),
                        Arbitraries.of(Regime.class).injectNull(0.1),
                        day(),
                        stay.flatMap(Somebody::release).injectNull(0.2),
                        stay.injectNull(0.7),
                        needs())
                .as(Somebody::facts)
                .withoutEdgeCases();
    }

    private static PlanFacts facts(
            CustodyStatus status,
            LegalStatus legalStatus,
            @Nullable Regime regime,
            LocalDate admitted,
            @Nullable Release release,
            @Nullable Integer out,
            Map<NeedDomain, NeedLevel> needs) {
        Release counted = release == null
                ? null
                : new Release(
                        admitted.plusDays(ChronoUnit.DAYS.between(LocalDate.EPOCH, release.date())),
                        release.certainty(),
                        release.type(),
                        null);
        LocalDate releasedOn = out == null || status != CustodyStatus.RELEASED ? null : admitted.plusDays(out);
        return new PlanFacts(status, legalStatus, regime, admitted, counted, releasedOn, needs);
    }

    /** A release so many days after the first of all. */
    private static Arbitrary<Release> release(int days) {
        return Combinators.combine(
                        Arbitraries.of(Certainty.class),
                        Arbitraries.of(ReleaseType.class).injectNull(0.2))
                .as((certainty, type) -> new Release(LocalDate.EPOCH.plusDays(days), certainty, type, null));
    }

    private static Arbitrary<LocalDate> day() {
        return Arbitraries.integers().between(0, 3000).map(LocalDate.of(2024, 1, 1)::plusDays);
    }

    private static Arbitrary<Map<NeedDomain, NeedLevel>> needs() {
        return Arbitraries.maps(Arbitraries.of(NeedDomain.class), Arbitraries.of(NeedLevel.class))
                .ofMaxSize(6);
    }

    private static byte[] shipped() {
        try (InputStream file = Somebody.class.getResourceAsStream("/timetable.yaml")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
