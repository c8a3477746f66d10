package org.reentryhub.web.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.reentryhub.NorwegianTime;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Moments as people read them, in the reader's language: the day and hour in Norway, and how far away that is. */
@Component("times")
public class Times {
    private final MessageSource texts;
    private final Clock clock;

    Times(MessageSource texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /** «30. november 2026 kl. 14:05». */
    public String at(OffsetDateTime moment) {
        ZonedDateTime norwegian = moment.atZoneSameInstant(NorwegianTime.ZONE);
        return DateTimeFormatter.ofPattern(text("time.pattern"), locale()).format(norwegian);
    }

    /** «for 5 minutter siden», «om 2 dager»; in the greatest unit of which there is at least one. */
    public String away(OffsetDateTime moment) {
        Duration ahead = Duration.between(Instant.now(clock), moment.toInstant());
        String direction = ahead.isNegative() ? "ago" : "ahead";
        Duration distance = ahead.abs();
        if (distance.toMinutes() == 0) {
            return text("time.now");
        }
        if (distance.toHours() == 0) {
            return text("time." + direction + ".minutes", distance.toMinutes());
        }
        return distance.toDays() == 0
                ? text("time." + direction + ".hours", distance.toHours())
                : text("time." + direction + ".days", distance.toDays());
    }

    private String text(String key, Object... holes) {
        return texts.getMessage(key, holes, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
