package org.reentryhub.web.console.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.reentryhub.NorwegianTime;
import org.reentryhub.web.console.Times;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Times of today, which need no date. */
@Component("inboxTimes")
public class ClockTimes {
    private final Times times;
    private final MessageSource texts;
    private final Clock clock;

    ClockTimes(Times times, MessageSource texts, Clock clock) {
        this.times = times;
        this.texts = texts;
        this.clock = clock;
    }

    /** «kl. 09:14», with the day where that is not today. */
    public String clock(OffsetDateTime moment) {
        ZonedDateTime norwegian = moment.atZoneSameInstant(NorwegianTime.ZONE);
        boolean today = norwegian.toLocalDate().equals(LocalDate.ofInstant(clock.instant(), NorwegianTime.ZONE));
        return today
                ? texts.getMessage(
                        "inbox.clock",
                        new Object[] {DateTimeFormatter.ofPattern("HH:mm").format(norwegian)},
                        LocaleContextHolder.getLocale())
                : times.at(moment);
    }
}
