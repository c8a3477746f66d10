package org.reentryhub.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.plan.FirstDayWarning.Code;

/** Whether the first 72 hours can work: the hour and weekday of the release against who is open when. Pure. */
public final class FirstDays {
    private static final Duration FIRST_DAYS = Duration.ofHours(72);
    private static final int FARTHEST = 60;

    private FirstDays() {}

    /**
     * What stands in the way, the day's own oddities first.
     *
     * @param at the hour of release; null while nobody knows it, and then the morning is hoped for
     * @param offices those that the person must reach
     */
    public static List<FirstDayWarning> warnings(LocalDate release, @Nullable LocalTime at, List<OpeningDays> offices) {
        List<FirstDayWarning> warnings = new ArrayList<>();
        ofTheDay(release).map(FirstDayWarning::of).forEach(warnings::add);
        if (at == null && offices.stream().anyMatch(office -> office.isOpenOn(release))) {
            warnings.add(FirstDayWarning.of(Code.HOUR_UNKNOWN));
        }
        LocalDateTime out = release.atTime(at == null ? LocalTime.MIN : at);
        offices.stream().flatMap(office -> ofOffice(out, office).stream()).forEach(warnings::add);
        return List.copyOf(warnings);
    }

    private static Stream<Code> ofTheDay(LocalDate release) {
        return Planner.flags(release).stream().sorted().map(flag -> switch (flag) {
            case RELEASE_ON_FRIDAY -> Code.RELEASE_ON_FRIDAY;
            case RELEASE_BEFORE_HOLIDAY -> Code.RELEASE_BEFORE_HOLIDAY;
            case RELEASE_ON_DAY_OFF, NO_RELEASE_DATE, RELEASED -> Code.RELEASE_ON_DAY_OFF;
        });
    }

    private static Optional<FirstDayWarning> ofOffice(LocalDateTime out, OpeningDays office) {
        LocalDate release = out.toLocalDate();
        Optional<LocalDate> opens = firstChance(out, office);
        if (opens.isEmpty() || opens.get().atStartOfDay().isAfter(out.plus(FIRST_DAYS))) {
            return Optional.of(
                    new FirstDayWarning(Code.CLOSED_FOR_72_HOURS, office.office(), opens.orElse(null), null));
        }
        if (opens.get().isAfter(release)) {
            Code code = office.isOpenOn(release) ? Code.RELEASED_AFTER_CLOSING : Code.CLOSED_ON_RELEASE_DAY;
            return Optional.of(new FirstDayWarning(code, office.office(), opens.get(), null));
        }
        return WorkingDays.closesAtNoon(release) || release.getDayOfWeek() == DayOfWeek.FRIDAY
                ? Optional.of(new FirstDayWarning(
                        Code.ONLY_CHANCE_BEFORE_DAYS_OFF, office.office(), release, office.closesOn(release)))
                : Optional.empty();
    }

    /** The first day on which the person, once out, finds the office open. */
    private static Optional<LocalDate> firstChance(LocalDateTime out, OpeningDays office) {
        LocalDate release = out.toLocalDate();
        return Stream.iterate(release, day -> day.plusDays(1))
                .limit(FARTHEST)
                .filter(office::isOpenOn)
                .filter(day -> day.isAfter(release) || office.closesOn(day).isAfter(out.toLocalTime()))
                .findFirst();
    }
}
