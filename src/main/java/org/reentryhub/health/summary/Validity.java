package org.reentryhub.health.summary;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.reentryhub.health.summary.Concern.Answer;

/** Whether a period covers a moment; an end that is a day, month or year lasts until that is over (FHIR R4, Period). */
final class Validity {
    private Validity() {}

    /** Unclear when the answer hangs on a beginning or an end of which only is said that it is unknown. */
    static Answer covers(Period period, OffsetDateTime at) {
        return limit(period.getStartElement(), start -> !isBefore(at, start))
                .and(limit(period.getEndElement(), end -> !isAfter(at, end)));
    }

    private static Answer limit(DateTimeType limit, Predicate<DateTimeType> holds) {
        if (limit.isEmpty()) {
            return Answer.YES;
        }
        return !limit.hasValue() ? Answer.UNCLEAR : holds.test(limit) ? Answer.YES : Answer.NO;
    }

    /** Whether it has an end, and that has come; an end that nobody knows has not. */
    static boolean isOver(Period period, OffsetDateTime at) {
        return period.hasEnd() && period.getEndElement().hasValue() && isAfter(at, period.getEndElement());
    }

    private static boolean isBefore(OffsetDateTime at, DateTimeType start) {
        return isMoment(start)
                ? at.toInstant().isBefore(start.getValue().toInstant())
                : at.toLocalDate().isBefore(first(start.getValueAsString()));
    }

    private static boolean isAfter(OffsetDateTime at, DateTimeType end) {
        return isMoment(end)
                ? at.toInstant().isAfter(end.getValue().toInstant())
                : at.toLocalDate().isAfter(last(end.getValueAsString()));
    }

    private static boolean isMoment(DateTimeType time) {
        return time.getPrecision().ordinal() > TemporalPrecisionEnum.DAY.ordinal();
    }

    private static LocalDate first(String text) {
        return switch (text.length()) {
            case 4 -> Year.parse(text).atDay(1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
    }

    private static LocalDate last(String text) {
        return switch (text.length()) {
            case 4 -> Year.parse(text).atMonth(12).atEndOfMonth();
            case 7 -> YearMonth.parse(text).atEndOfMonth();
            default -> LocalDate.parse(text);
        };
    }
}
